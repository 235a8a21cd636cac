import { Refusal } from "../chat/ask.ts";
import { eventReader } from "../platform/event-stream.ts";

export { Refusal };

export interface As {
  /** Which header shows who asks, and with what. */
  header?: "device-token" | "place-token";
  token?: string;
  language: string;
}

const headersOf = ({ header, token, language }: As): Record<string, string> => ({
  "accept-language": language,
  ...(header && token && { [header]: token }),
});

/** Asks the desk. Throws a Refusal, or what the network threw. */
export async function ask<T>(path: string, as: As, body?: unknown): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...headersOf(as), ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? null : JSON.stringify(body),
    credentials: "omit",
    signal: AbortSignal.timeout(15_000),
  });
  if (answer.status === 204) return undefined as T;
  const told = (await answer.json().catch(() => ({}))) as T;
  if (!answer.ok) throw new Refusal(answer.status, told as Record<string, never>, Number(answer.headers.get("retry-after") ?? 0));
  return told;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** Without a sign of life for so long (ms), a connection is no connection: the desk beats every fifteen seconds. */
const silence = 40_000;

interface Hear<T> {
  state: (state: T) => void;
  /** Whether what is shown is what is so. */
  connected: (is: boolean) => void;
  /** Not ours any more: revoked, or never there. */
  refused: (refusal: Refusal) => void;
}

/** Hears how it stands, over cuts, until it is refused or stopped. */
export function hear<T>(path: string, as: As, { state, connected, refused }: Hear<T>): () => void {
  let stopped = false;
  let cut = new AbortController();
  const once = async () => {
    cut = new AbortController();
    let last = Date.now();
    const watch = setInterval(() => Date.now() - last > silence && cut.abort(), 5000);
    try {
      const answer = await fetch(`/api/v1${path}`, { headers: headersOf(as), credentials: "omit", cache: "no-store", signal: cut.signal });
      if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => ({})), 0);
      const read = eventReader();
      const decoder = new TextDecoder();
      const body = answer.body?.getReader();
      for (let piece = await body?.read(); piece && !piece.done; piece = await body?.read()) {
        last = Date.now();
        connected(true);
        for (const { type, data } of read(decoder.decode(piece.value, { stream: true })))
          if (type === "state" && data !== "") state(JSON.parse(data) as T);
      }
    } finally {
      clearInterval(watch);
    }
  };
  const go = async () => {
    for (let tries = 0; !stopped; tries++) {
      const began = Date.now();
      try {
        await once();
      } catch (error) {
        if (error instanceof Refusal && [401, 404].includes(error.status)) {
          stopped = true;
          return refused(error);
        }
      }
      if (stopped) return;
      connected(false);
      if (Date.now() - began > 10_000) tries = 0;
      await pause(Math.min(10_000, 500 * 2 ** Math.min(tries, 5)));
    }
  };
  void go();
  return () => {
    stopped = true;
    cut.abort();
  };
}
