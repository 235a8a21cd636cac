import pg from "pg";
import type { Log } from "../log.ts";
import { leisure } from "./people-first.ts";

const channel = "firstline_event";
const listeners = new Set<() => void>();
let notify: (() => Promise<unknown>) | null = null;
let pending: NodeJS.Timeout | null = null;

/** Calls `poke` whenever there may be something new in the log: after a commit here or elsewhere, and every second. */
export function onWake(poke: () => void): () => void {
  listeners.add(poke);
  return () => listeners.delete(poke);
}

/** As `onWake`, for what nobody waits for in front of a screen: a batch at most every quarter of a second, so that it is worth its commit. */
export function onLeisurelyWake(poke: () => void): () => void {
  let last = -Infinity;
  let later: NodeJS.Timeout | null = null;
  const off = onWake(() => {
    later ??= setTimeout(
      () => {
        later = null;
        last = performance.now();
        poke();
      },
      Math.max(0, last + leisure() - performance.now()),
    );
  });
  return () => {
    off();
    if (later) clearTimeout(later);
  };
}

/** Readers wait this long (ms) for more to come: they take what was written meanwhile in one go. */
const gather = 50;
let gathering: NodeJS.Timeout | null = null;

const pokeAll = () => {
  gathering ??= setTimeout(() => {
    gathering = null;
    for (const poke of listeners) poke();
  }, gather);
};

/**
 * Something was committed. Local readers are poked soon, other processes by one coalesced NOTIFY outside of any
 * business transaction (it would serialise commits). It is a wake-up only: the table is the truth.
 */
export function wake(): void {
  pokeAll();
  if (!notify || pending) return;
  pending = setTimeout(() => {
    pending = null;
    notify?.().catch(() => {});
  }, gather);
}

/** Listens on a connection of its own; reconnects, and pokes after every reconnect because notices were lost meanwhile. */
export function startWaking(url: string, pool: pg.Pool, log: Log): { stop(): Promise<void> } {
  notify = () => pool.query(`notify ${channel}`);
  let stopped = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: "firstline listen" });
    let lost = false;
    const reconnect = (error?: Error) => {
      if (lost || stopped) return;
      lost = true;
      if (error) log.warn({ error: error.message }, "the listening connection dropped, connecting again");
      retry = setTimeout(() => void connect(), 500);
    };
    next.on("notification", pokeAll);
    next.on("error", reconnect);
    next.on("end", () => reconnect());
    client = next;
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      pokeAll();
    } catch (error) {
      reconnect(error as Error);
    }
  };
  void connect();
  // A notice can be lost, and the horizon can hide a fresh commit behind a running transaction.
  const poll = setInterval(pokeAll, 1000);
  const heartbeat = setInterval(() => void client?.query("select 1").catch(() => client?.end().catch(() => {})), 20_000);

  return {
    async stop() {
      stopped = true;
      clearInterval(poll);
      clearInterval(heartbeat);
      if (retry) clearTimeout(retry);
      if (pending) clearTimeout(pending);
      pending = null;
      notify = null;
      await client?.end().catch(() => {});
    },
  };
}
