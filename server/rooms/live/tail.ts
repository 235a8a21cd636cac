import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "../../platform/db.ts";
import { endOfLog, readAfter, type LogCursor, type StoredEvent } from "../../platform/events/read.ts";
import { onWake } from "../../platform/events/wake.ts";
import { apiKeysAlive, refreshActor, sessionsAlive } from "../access/index.ts";
import { eachAtOnce } from "./each-at-once.ts";
import { deliver, factsFor, type Texts } from "./deliver.ts";
import type { Stream } from "./stream.ts";
import { tellWhoCame } from "./who-came.ts";
import { tellWhoCan } from "./who-can.ts";
import { tellWhoTypes } from "./who-types.ts";

const batch = 100;
const beatEvery = 15_000;
const checkEvery = 1000;
const refreshEvery = 60_000;

/**
 * The more listen, the longer (ms) one waits for more to tell: a write to each costs the same for one fact as for five.
 * Nobody waits for a few listeners; thousands are told four times a second.
 */
const breath = (listeners: number): number => Math.min(250, Math.floor(listeners / 8));

/** The one reader of the event log that all streams of a process share. It runs while anybody listens. */
export interface Tail {
  /** Up to where every stream that joined has been told; starts to read when nobody did. */
  start(): Promise<LogCursor>;
  /** The same at this very moment; null when it stopped. */
  place(): LogCursor | null;
  join(stream: Stream): void;
  leave(stream: Stream): void;
}

const tails = new WeakMap<Db, Tail>();

export function tailOf(db: Db): Tail {
  const tail = tails.get(db) ?? createTail(db);
  tails.set(db, tail);
  return tail;
}

interface Run {
  place: LogCursor;
  stop(): void;
}

function createTail(db: Db): Tail {
  const streams = new Set<Stream>();
  let run: Run | null = null;
  const read = oneAtATime(async () => {
    const patience = breath(streams.size);
    if (patience > 0) await pause(patience);
    for (let full = true, mine = run; full && mine && mine === run;) {
      const events = await readAfter(db, mine.place, batch);
      const last = events.at(-1);
      if (!last) return;
      await refreshMoved(db, streams, events);
      const facts = await factsFor(db, events);
      // From here to the new place nothing may be awaited: who joins in between would miss these events.
      const texts: Texts = new Map();
      for (const stream of streams) deliver(stream, events, facts, texts);
      mine.place = { xid: last.xid, id: last.id };
      full = events.length === batch;
    }
  });

  const startTimers = () => {
    const timers = [
      setInterval(() => streams.forEach((stream) => stream.beat()), beatEvery),
      setInterval(
        oneAtATime(() => closeEnded(db, streams)),
        checkEvery,
      ),
      setInterval(oneAtATime(tellWhoCame(db, streams)), checkEvery),
      setInterval(oneAtATime(tellWhoCan(db, streams)), checkEvery),
      setInterval(oneAtATime(tellWhoTypes(db, streams)), checkEvery),
      setInterval(
        oneAtATime(() => refreshAll(db, streams)),
        refreshEvery,
      ),
    ];
    const off = onWake(read);
    return () => {
      off();
      timers.forEach(clearInterval);
    };
  };

  return {
    async start() {
      const place = run?.place ?? (await endOfLog(db));
      run ??= { place, stop: startTimers() };
      return run.place;
    },
    place: () => run?.place ?? null,
    join(stream) {
      streams.add(stream);
      // Something may have come while it was catching up.
      read();
    },
    leave(stream) {
      streams.delete(stream);
      if (streams.size > 0) return;
      run?.stop();
      run = null;
    },
  };
}

/** Never twice at once; a call during a run makes it run again. The database being away is no reason to end: the next wake tries again. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await work().catch(() => {});
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}

/** Who joined or left a team, or was changed, may learn other things from the same moment on. */
async function refreshMoved(db: Db, streams: ReadonlySet<Stream>, events: readonly StoredEvent[]): Promise<void> {
  // A team that was closed, or opened, is so for everybody.
  if (events.some(({ type }) => type === "team.changed")) return refreshAll(db, streams);
  const moved = new Set(events.filter(({ type }) => type.startsWith("team.") || type === "person.changed").map((event) => event.person_id));
  await refreshAll(db, new Set([...streams].filter(({ actor }) => moved.has(actor.personId))));
}

async function refresh(db: Db, stream: Stream): Promise<void> {
  const actor = await refreshActor(db, stream.actor, new Date());
  if (actor) stream.actor = actor;
  else stream.close();
}

/** At once: whoever waits for a fact behind them waits for one answer, not for hundreds. Few, so that requests find a connection. */
const atOnce = 8;

/** Rights change without an event of ours: an organization's grant, a scope, a key's end. */
async function refreshAll(db: Db, streams: ReadonlySet<Stream>): Promise<void> {
  await eachAtOnce(streams, atOnce, (stream) => refresh(db, stream));
}

/** Asks the database itself, because a long transaction elsewhere could hold the event `session.ended` back. */
async function closeEnded(db: Db, streams: ReadonlySet<Stream>): Promise<void> {
  const open = [...streams];
  const sessions = await sessionsAlive(
    db,
    open.flatMap(({ actor }) => actor.sessionId ?? []),
  );
  const keys = await apiKeysAlive(
    db,
    open.flatMap(({ actor }) => actor.apiKeyId ?? []),
  );
  for (const stream of open) {
    const { sessionId, apiKeyId } = stream.actor;
    if (!(sessionId ? sessions.has(sessionId) : apiKeyId !== null && keys.has(apiKeyId))) stream.close();
  }
}
