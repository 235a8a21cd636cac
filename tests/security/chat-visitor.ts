import { randomBytes } from "node:crypto";
import { newId } from "../../server/platform/id.ts";
import { eventReader, type StreamEvent } from "../../web/platform/event-stream.ts";
import type { Desk } from "./open-desk.ts";

export const newToken = (): string => randomBytes(32).toString("base64url");

/** A visitor's browser, as far as the desk sees it: a token, a session maybe, and the address of a network. */
export interface VisitorAs {
  token?: string;
  cookie?: string;
}

export const headersOf = ({ token, cookie }: VisitorAs): Record<string, string> => ({
  ...(token && { "chat-token": token }),
  ...(cookie && { cookie }),
});

export const begin = (desk: Pick<Desk, "call">, widget: string, as: VisitorAs & { token: string }, more: Record<string, unknown> = {}) =>
  desk.call("POST", `/chat-widgets/${widget}/chats`, {
    headers: headersOf({ cookie: as.cookie }),
    body: {
      token: as.token,
      message: { id: newId(), body: "My screen is black" },
      ...(!as.cookie && { name: "Ola Hansen", email: `ola.${newId().slice(-8)}@example.org` }),
      ...more,
    },
  });

export const say = (desk: Pick<Desk, "call">, as: VisitorAs, body: string, id = newId()) =>
  desk.call("POST", "/my-chat/messages", { headers: headersOf(as), body: { id, body } });

/** Hears a chat as its visitor; leaves when told. */
export async function hear(base: string, as: VisitorAs, after?: number) {
  const abort = new AbortController();
  const response = await fetch(`${base}/api/v1/my-chat/events`, {
    headers: { ...headersOf(as), ...(after !== undefined && { "last-event-id": String(after) }) },
    signal: abort.signal,
  });
  const events: StreamEvent[] = [];
  const read = async () => {
    const pieces = eventReader();
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? [])
      events.push(...pieces(decoder.decode(bytes, { stream: true })).filter(({ data }) => data !== ""));
  };
  const closed = response.ok ? read().catch(() => {}) : Promise.resolve();
  const of = (type: string) => events.filter((event) => event.type === type).map(({ data }) => JSON.parse(data));
  return {
    status: response.status,
    said: () => of("message") as { seq: number; side: string; body: string; id: string; what: string | null }[],
    states: () => of("state") as { state: string; position: number | null; technician: string | null; typing: boolean; seen: number }[],
    raw: () => events.map(({ data }) => data).join("\n"),
    closed,
    leave: () => abort.abort(),
  };
}
