import { eventReader, type StreamEvent } from "../../web/platform/event-stream.ts";
import type { Desk } from "./open-desk.ts";

export interface Listener {
  status: number;
  headers: Headers;
  /** Everything received so far; comments (heartbeats) are not among it. */
  events: StreamEvent[];
  /** The types of what was told, in order. */
  types(): string[];
  /** Waits until an event passes, and answers it; throws after `within` ms. */
  until(wanted: string | ((event: StreamEvent) => boolean), within?: number): Promise<StreamEvent>;
  /** The last id the stream gave, as a browser remembers it. */
  lastId(): string;
  raw(): string;
  closed: Promise<void>;
  leave(): void;
}

/** Opens a stream of events as a browser does. */
export async function listen(desk: Desk, as: { cookie?: string; key?: string; lastEventId?: string; query?: string }): Promise<Listener> {
  const abort = new AbortController();
  const response = await fetch(`${desk.base}/api/v1/events${as.query ?? ""}`, {
    headers: {
      accept: "text/event-stream",
      ...(as.cookie && { cookie: as.cookie }),
      ...(as.key && { authorization: `Bearer ${as.key}` }),
      ...(as.lastEventId && { "last-event-id": as.lastEventId }),
    },
    signal: abort.signal,
  });
  const events: StreamEvent[] = [];
  const waiting = new Set<() => void>();
  const heard: string[] = [];
  const read = async () => {
    const pieces = eventReader();
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      const piece = decoder.decode(bytes, { stream: true });
      heard.push(piece);
      events.push(...pieces(piece).filter(({ data }) => data !== ""));
      for (const look of waiting) look();
    }
  };
  const closed = read().catch(() => {});
  const matches = (wanted: string | ((event: StreamEvent) => boolean)) => (event: StreamEvent) =>
    typeof wanted === "string" ? event.type === wanted || typeOf(event) === wanted : wanted(event);
  return {
    status: response.status,
    headers: response.headers,
    events,
    types: () => events.map(typeOf),
    until: (wanted, within = 5000) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no such event within ${within} ms; there were: ${events.map(typeOf).join(", ")}`));
        }, within);
        let looked = 0;
        const look = () => {
          const found = events.slice(looked).find(matches(wanted));
          looked = events.length;
          if (!found) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    lastId: () => [...heard.join("").matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? "",
    raw: () => heard.join(""),
    closed,
    leave: () => abort.abort(),
  };
}

const typeOf = (event: StreamEvent): string => (event.type === "message" ? (JSON.parse(event.data) as { type: string }).type : event.type);
