import { useEffect, useRef, useSyncExternalStore } from "react";
import { sessionLost, type Answer } from "./client.ts";
import { openLiveStream, type LiveMessage } from "./live-stream.ts";
import { refreshFor, refreshAll } from "./refresh.ts";

export type LiveEvent = Answer<"GET /events">;
type State = "off" | "connected" | "lost";

let state: State = "off";
let stop: (() => void) | null = null;
const watchers = new Set<() => void>();
const handlers = new Set<(event: LiveEvent) => void>();

function become(next: State): void {
  if (state === next) return;
  state = next;
  for (const watcher of watchers) watcher();
}

function take(message: LiveMessage): void {
  if (message.kind === "connected") {
    if (message.missed || state === "lost") refreshAll();
    return become("connected");
  }
  if (message.kind === "lost") return become("lost");
  if (message.kind === "signed_out") {
    become("off");
    return sessionLost();
  }
  if (message.type === "reset") return refreshAll();
  const event = parse(message);
  if (!event) return;
  refreshFor(event);
  for (const handler of handlers) handler(event);
}

function parse({ type, data }: { type: string; data: string }): LiveEvent | null {
  try {
    const read = JSON.parse(data) as LiveEvent;
    return { ...read, type: read.type ?? type };
  } catch {
    return null;
  }
}

/** Listens to what changes. One stream per browser where SharedWorker exists, one per visible tab elsewhere. */
export function enterLive(): void {
  if (stop) return;
  stop = typeof SharedWorker === "undefined" ? ownStream() : sharedStream();
}

export function leaveLive(): void {
  stop?.();
  stop = null;
  become("off");
}

function sharedStream(): () => void {
  const worker = new SharedWorker(new URL("./live-worker.ts", import.meta.url), { type: "module", name: "firstline-live" });
  worker.port.onmessage = ({ data }: MessageEvent<LiveMessage>) => take(data);
  worker.port.start();
  const hello = () => worker.port.postMessage("hello");
  const bye = () => worker.port.postMessage("bye");
  // A page kept for "back" comes alive again with pageshow.
  const shown = (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    hello();
    refreshAll();
  };
  hello();
  addEventListener("pagehide", bye);
  addEventListener("pageshow", shown);
  return () => {
    bye();
    removeEventListener("pagehide", bye);
    removeEventListener("pageshow", shown);
    worker.port.close();
  };
}

function ownStream(): () => void {
  let close: (() => void) | null = openLiveStream(take);
  let away: ReturnType<typeof setTimeout>;
  const seen = () => {
    clearTimeout(away);
    if (document.visibilityState === "visible") {
      if (close) return;
      close = openLiveStream(take);
      refreshAll();
    } else {
      // Browsers allow six connections per host: a tab nobody looks at gives its own back.
      away = setTimeout(() => {
        close?.();
        close = null;
      }, 30_000);
    }
  };
  document.addEventListener("visibilitychange", seen);
  return () => {
    clearTimeout(away);
    document.removeEventListener("visibilitychange", seen);
    close?.();
  };
}

/** Runs `handler` for events whose type is, or begins with, one of `types` ("ticket." or "contact.changed"). @public */
export function useLive(types: readonly string[], handler: (event: LiveEvent) => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const wanted = types.join(" ");
  useEffect(() => {
    const listed = wanted.split(" ");
    const on = (event: LiveEvent) => {
      if (listed.some((type) => event.type === type || (type.endsWith(".") && event.type.startsWith(type)))) latest.current(event);
    };
    handlers.add(on);
    return () => void handlers.delete(on);
  }, [wanted]);
}

/** Whether we hear what changes: for the quiet "Connection lost" mark. */
export function useLiveState(): State {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => state,
  );
}
