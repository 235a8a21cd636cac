import { eventReader } from "./event-stream.ts";

export type LiveMessage =
  | { kind: "event"; type: string; data: string }
  /** Connected; `missed` when something may have happened that we were not told. */
  | { kind: "connected"; missed: boolean }
  | { kind: "lost" }
  | { kind: "signed_out" };

const silence = 60_000;

/** Keeps one stream of events open: resumes after the last event, waits longer after each failure, up to half a minute. */
export function openLiveStream(tell: (message: LiveMessage) => void): () => void {
  let closed = false;
  let lastId = "";
  let failures = 0;
  let everConnected = false;
  let abort = new AbortController();
  let wake: () => void = () => {};

  async function readOnce(): Promise<void> {
    abort = new AbortController();
    let quiet = setTimeout(() => abort.abort(), silence);
    try {
      const response = await fetch("/api/v1/events", {
        headers: { accept: "text/event-stream", ...(lastId && { "last-event-id": lastId }) },
        signal: abort.signal,
        cache: "no-store",
      });
      if (response.status === 401) {
        closed = true;
        return tell({ kind: "signed_out" });
      }
      if (!response.ok || !response.body) throw new Error(String(response.status));
      failures = 0;
      tell({ kind: "connected", missed: everConnected && lastId === "" });
      everConnected = true;
      const events = eventReader();
      const decoder = new TextDecoder();
      for await (const bytes of chunks(response.body)) {
        clearTimeout(quiet);
        quiet = setTimeout(() => abort.abort(), silence);
        for (const event of events(decoder.decode(bytes, { stream: true }))) {
          if (event.id) lastId = event.id;
          if (event.data) tell({ kind: "event", type: event.type, data: event.data });
        }
      }
    } finally {
      clearTimeout(quiet);
    }
  }

  async function run(): Promise<void> {
    while (!closed) {
      await readOnce().catch(() => {});
      if (closed) return;
      failures += 1;
      // A server that restarts ends the stream once: that alone is not worth a word.
      if (failures > 1) tell({ kind: "lost" });
      const wait = Math.min(30_000, 500 * 2 ** Math.min(failures, 6)) * (0.75 + Math.random() / 2);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, wait);
      });
    }
  }

  const now = () => wake();
  globalThis.addEventListener?.("online", now);
  void run();
  return () => {
    closed = true;
    globalThis.removeEventListener?.("online", now);
    abort.abort();
    wake();
  };
}

/** A body as an async list of pieces; Safari's streams are not iterable. */
async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
