import { isRefusal, type Refusal } from "../../platform/client.ts";

/** `waiting`: typed and not yet sent. `failed`: the server did not take it; kept on this device and tried again. */
export type SaveState = "saved" | "waiting" | "saving" | "failed";

export interface Saved<F> {
  /** What the server does not have yet. */
  pending: Partial<F>;
  /** What was typed last, as typed: the server trims, and a field must not lose the space before the next word. */
  typed: Partial<F>;
  state: SaveState;
  error: Refusal | null;
}

export interface Saver<F> {
  /** Shown at once, sent within `wait` ms of the first unsent key; 0 sends now. */
  set(change: Partial<F>, wait?: number): void;
  /** Sends what is typed by now and waits for it. False: the server did not take it. */
  flush(): Promise<boolean>;
  /** The page is going: sends without waiting. */
  leave(): void;
  read(): Saved<F>;
  watch(watcher: () => void): () => void;
}

interface Ports<F> {
  send(change: Partial<F>, leaving: boolean): Promise<void>;
  /** Keeps the unsent on this device; null: nothing is unsent. */
  keep(pending: Partial<F> | null): void;
  kept(): Partial<F> | null;
}

const typing = 600;
const isEmpty = (fields: object) => Object.keys(fields).length === 0;

/** A refused field stays refused; a lost network, a busy server or an ended session may come back. */
export const mayPass = (error: unknown): boolean =>
  !isRefusal(error) || error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500;

/** Saves fields of one thing as they are typed: one request at a time, the newest text last, nothing forgotten on failure. */
export function createSaver<F extends object>(ports: Ports<F>): Saver<F> {
  const kept = ports.kept();
  let now: Saved<F> = { pending: kept ?? {}, typed: kept ?? {}, state: kept ? "waiting" : "saved", error: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let failures = 0;
  const watchers = new Set<() => void>();

  function become(change: Partial<Saved<F>>): void {
    now = { ...now, ...change };
    for (const watcher of watchers) watcher();
  }
  function soon(wait: number): void {
    if (wait === 0) clearTimeout(timer);
    else if (timer !== undefined) return;
    timer = setTimeout(() => void send(), wait);
  }
  function send(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending ??= sendOnce().finally(() => {
      sending = null;
    });
    return sending;
  }
  async function sendOnce(): Promise<void> {
    const change = now.pending;
    if (isEmpty(change)) return;
    become({ state: "saving" });
    try {
      await ports.send(change, false);
    } catch (error) {
      return fail(error);
    }
    failures = 0;
    const rest = Object.entries(now.pending).filter(([name, value]) => value !== change[name as keyof F]);
    const pending = Object.fromEntries(rest) as Partial<F>;
    ports.keep(rest.length > 0 ? pending : null);
    become({ pending, state: rest.length > 0 ? "waiting" : "saved", error: null });
    if (rest.length > 0) soon(typing);
  }
  function fail(error: unknown): void {
    if (!isRefusal(error)) throw error;
    become({ state: "failed", error });
    failures += 1;
    if (mayPass(error)) timer ??= setTimeout(() => void send(), Math.min(15_000, 1000 * 2 ** failures));
  }

  if (kept) soon(0);
  return {
    set(change, wait = typing) {
      const pending = { ...now.pending, ...change };
      ports.keep(pending);
      become({ pending, typed: { ...now.typed, ...change }, state: sending ? "saving" : "waiting" });
      if (sending === null) soon(wait);
    },
    async flush() {
      // Once, not until nothing is left: whoever types on would be sent key by key.
      if (sending) await sending;
      if (!isEmpty(now.pending)) await send();
      return now.state !== "failed";
    },
    leave() {
      if (!isEmpty(now.pending)) void ports.send(now.pending, true).catch(() => {});
    },
    read: () => now,
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

const plain = (value: unknown) => (typeof value === "string" ? value.trim() : value);

/** What a field shows: the unsent, else what was typed while the server has the same, else what the server has. */
export function shown<F, K extends keyof F>(saved: Saved<F>, name: K, server: F[K]): F[K] {
  if (name in saved.pending) return saved.pending[name] as F[K];
  const typed = saved.typed[name];
  return typed !== undefined && plain(typed) === plain(server) ? typed : server;
}
