import type { Db } from "../db.ts";
import { passOver } from "./pass-over.ts";
import { batch } from "./reaction.ts";
import { readAfter, type LogCursor, type StoredEvent } from "./read.ts";

/** The log as all reactions of a process see it: those that stand at one place read it once and pass over the same events together. */
export interface SharedLog {
  /** What was read before may be less than there is by now. */
  lookAnew(): void;
  /** The next events after a place, a batch at most. */
  after(place: LogCursor): Promise<readonly StoredEvent[]>;
  /** Nothing of it concerns this subscriber. False where it does not stand at `from`, or somebody else is at it. */
  pass(subscriber: string, from: LogCursor, to: LogCursor): Promise<boolean>;
}

interface Passing {
  from: LogCursor;
  to: LogCursor;
  subscribers: string[];
  passed: Promise<Set<string>>;
}

const keyOf = ({ xid, id }: LogCursor): string => `${xid}:${id}`;

export function shareLog(db: Db): SharedLog {
  const read = new Map<string, Promise<readonly StoredEvent[]>>();
  const passing = new Map<string, Passing>();
  const passSoon = (key: string, from: LogCursor, to: LogCursor): Passing => {
    const subscribers: string[] = [];
    // All that heard the same answer ask in this turn of the loop.
    const passed = new Promise<void>((soon) => void setImmediate(soon)).then(() => {
      passing.delete(key);
      return passOver(db, subscribers, from, to);
    });
    return { from, to, subscribers, passed };
  };
  return {
    lookAnew: () => read.clear(),
    after(place) {
      const key = keyOf(place);
      const events = read.get(key) ?? readAfter(db, place, batch);
      read.set(key, events);
      return events;
    },
    async pass(subscriber, from, to) {
      const key = `${keyOf(from)} ${keyOf(to)}`;
      const together = passing.get(key) ?? passSoon(key, from, to);
      passing.set(key, together);
      together.subscribers.push(subscriber);
      return (await together.passed).has(subscriber);
    },
  };
}
