import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "../../../platform/db.ts";
import { endOfLog, readAfter, type LogCursor } from "../../../platform/events/read.ts";
import { onWake } from "../../../platform/events/wake.ts";
import { lookWhenPoked } from "../../../platform/look-when-poked.ts";
import { sessionsAlive } from "../../access/index.ts";
import { noteHere, whoTypes } from "../store-here.ts";
import { lookAt, lookAtQueue } from "./look.ts";
import type { VisitorStream } from "./visitor.ts";

const batch = 250;
const looksAtOnce = 500;
const beatEvery = 15_000;
const hereEvery = 20_000;
const checkEvery = 1000;

/** As the desk's own stream: the more listen, the longer (ms) one waits for more to tell. */
const breath = (listeners: number): number => Math.min(250, Math.floor(listeners / 8));

/** What moves a queue. */
const moves = new Set(["chat.began", "chat.taken", "chat.handed_on", "chat.ended"]);

/** The one reader of the log that all visitors of a process share. It runs while any listens. */
export interface ChatTail {
  /** From here on a tab hears everything; what was said before is told at once. */
  join(stream: VisitorStream): Promise<void>;
  leave(stream: VisitorStream): void;
  listeners(): number;
}

const tails = new WeakMap<Db, ChatTail>();

export function chatTailOf(db: Db): ChatTail {
  const tail = tails.get(db) ?? createTail(db);
  tails.set(db, tail);
  return tail;
}

function createTail(db: Db): ChatTail {
  const streams = new Map<string, Set<VisitorStream>>();
  let listeners = 0;
  let place: LogCursor | null = null;
  let queue = new Map<string, number>();
  let typing = new Set<string>();
  let stop: (() => void) | null = null;

  const all = function* () {
    for (const tabs of streams.values()) yield* tabs;
  };

  /** The place moves on only once what it passes was told: a look that fails is made again. */
  const read = async (): Promise<void> => {
    const patience = breath(listeners);
    if (patience > 0) await pause(patience);
    for (let full = true; full && place;) {
      const events = await readAfter(db, place, batch);
      const last = events.at(-1);
      if (!last) return;
      const about = events.filter(({ type }) => type.startsWith("chat."));
      const ids = [...new Set(about.map(({ data }) => String(data["chat_id"])))];
      for (let from = 0; from < ids.length; from += looksAtOnce) await lookAt(db, streams, ids.slice(from, from + looksAtOnce));
      if (about.some(({ type }) => moves.has(type))) queue = await lookAtQueue(db, streams, queue);
      if (place) place = { xid: last.xid, id: last.id };
      full = events.length === batch;
    }
  };

  /** Who began to write, or stopped. That is no fact for the log: it is compared from second to second. */
  const watchTyping = async (): Promise<void> => {
    const rows = await whoTypes(db);
    const now = new Set(rows.filter(({ side }) => side === "technician").map(({ chat_id }) => chat_id));
    const changed = [...now, ...typing].filter((id) => now.has(id) !== typing.has(id));
    typing = now;
    await lookAt(db, streams, changed);
  };

  const sayHere = () => noteHere(db, [...streams.keys()], "visitor");

  /** Somebody signed out, or their session was ended: their tabs hear no more. */
  const closeEnded = async (): Promise<void> => {
    const signedIn = [...all()].filter(({ sessionId }) => sessionId !== null);
    if (signedIn.length === 0) return;
    const alive = await sessionsAlive(db, [...new Set(signedIn.flatMap(({ sessionId }) => sessionId ?? []))]);
    for (const { sessionId, events } of signedIn) if (sessionId && !alive.has(sessionId)) events.close();
  };

  const start = async (): Promise<void> => {
    if (stop) return;
    // The database being away is no reason to end: the next poke looks again.
    const looks = [read, watchTyping, sayHere, closeEnded].map((work) => lookWhenPoked(work, () => {}));
    const [reading, watching, saying, closing] = looks;
    const off = onWake(() => reading?.poke());
    const timers = [
      setInterval(() => [...all()].forEach(({ events }) => events.beat()), beatEvery),
      setInterval(() => watching?.poke(), checkEvery),
      setInterval(() => saying?.poke(), hereEvery),
      setInterval(() => closing?.poke(), checkEvery),
    ];
    stop = () => {
      off();
      timers.forEach(clearInterval);
      for (const look of looks) void look.stop();
      stop = null;
      place = null;
      queue = new Map();
    };
    place = await endOfLog(db);
  };

  return {
    async join(stream) {
      const tabs = streams.get(stream.chatId) ?? new Set();
      streams.set(stream.chatId, tabs.add(stream));
      listeners += 1;
      await start();
      // After the tail has its place: nothing falls between what is read now and what it will read.
      await Promise.all([lookAt(db, streams, [stream.chatId]), noteHere(db, [stream.chatId], "visitor")]);
    },
    leave(stream) {
      const tabs = streams.get(stream.chatId);
      if (!tabs?.delete(stream)) return;
      listeners -= 1;
      if (tabs.size === 0) streams.delete(stream.chatId);
      if (listeners === 0) stop?.();
    },
    listeners: () => listeners,
  };
}
