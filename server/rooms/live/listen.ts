import type { FastifyReply } from "fastify";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { endOfLog, isAfter, readAfter, type LogCursor } from "../../platform/events/read.ts";
import { Problem } from "../../platform/problem.ts";
import { decodePlace } from "./cursor.ts";
import { deliver, factsFor } from "./deliver.ts";
import { isKnownPlace } from "./store.ts";
import { openStream, type Stream } from "./stream.ts";
import { tailOf } from "./tail.ts";

const mostPerPerson = 6;
const batch = 100;
/** Whoever missed more than this reads everything anew; it is cheaper for both. */
const mostMissed = 5000;
const day = 24 * 3_600_000;

const listening = new WeakMap<Db, Map<string, number>>();

function takeSeat(db: Db, personId: string): () => void {
  const seats = listening.get(db) ?? new Map<string, number>();
  listening.set(db, seats);
  const taken = seats.get(personId) ?? 0;
  if (taken >= mostPerPerson) throw new Problem(429, "too_many_streams", { facts: { seconds: 30 } });
  seats.set(personId, taken + 1);
  return () => {
    const left = (seats.get(personId) ?? 1) - 1;
    if (left > 0) seats.set(personId, left);
    else seats.delete(personId);
  };
}

/** Where to go on: after the last event that the listener has, if the log still has all that came later; null to begin anew. */
async function resumeAt(db: Db, lastEventId: string, now: Date): Promise<LogCursor | null> {
  const place = decodePlace(lastEventId);
  return place && (await isKnownPlace(db, place, new Date(now.getTime() - day))) ? place : null;
}

/** Streams to one listener what it may learn, from its last event on, until it leaves or its session ends. */
export async function listen(db: Db, actor: Actor, lastEventId: string | undefined, reply: FastifyReply, now: Date): Promise<void> {
  const giveBack = takeSeat(db, personIdOf(actor));
  try {
    const end = await endOfLog(db);
    const resumed = lastEventId ? await resumeAt(db, lastEventId, now) : null;
    const stream = openStream(reply, actor, resumed ?? end);
    void stream.whenClosed.then(() => {
      giveBack();
      tailOf(db).leave(stream);
    });
    // An id without data tells the listener where it is, and nothing else.
    if (!resumed) stream.send(lastEventId ? { id: end, type: "reset", data: {} } : { id: end });
    void catchUp(db, stream).catch(() => stream.close());
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** Tells what was missed and then joins the tail, without a gap: it joins only once it is as far as the tail was before it read. */
async function catchUp(db: Db, stream: Stream): Promise<void> {
  const tail = tailOf(db);
  for (let missed = 0; !stream.closed;) {
    const tailWas = await tail.start();
    const events = await readAfter(db, stream.place, batch);
    deliver(stream, events, await factsFor(db, events), new Map());
    await stream.drained();
    missed += events.length;
    if (missed > mostMissed) {
      stream.place = await endOfLog(db);
      stream.send({ id: stream.place, type: "reset", data: {} });
      missed = 0;
      continue;
    }
    const tailIs = tail.place();
    if (events.length < batch && tailIs && !isAfter(tailIs, tailWas) && !stream.closed) return tail.join(stream);
  }
}
