import { Problem } from "../../platform/problem.ts";

/** What one system may tell in a minute, in each process: more than any exchange of a desk has, and not a loop. */
const most = 1200;
/** Wrong addresses or signatures from one place in a minute. */
const mostWrong = 30;
const minute = 60_000;

const counted = new Map<string, { since: number; count: number }>();

function count(who: string, allowed: number, now: Date): void {
  const at = now.getTime();
  if (counted.size > 10_000) counted.clear();
  const before = counted.get(who);
  const mine = before && at - before.since < minute ? before : { since: at, count: 0 };
  const seconds = Math.max(1, Math.ceil((mine.since + minute - at) / 1000));
  if (mine.count >= allowed)
    throw new Problem(429, "too_many_calls", { facts: { most: allowed, seconds }, extra: { error: "Too many events" } });
  counted.set(who, { ...mine, count: mine.count + 1 });
}

/** Counts one more event; refuses when there are too many. */
export const countEvent = (systemId: string, now: Date): void => count(systemId, most, now);

/** Counts somebody who did not know the secret. */
export const countWrong = (ip: string, now: Date): void => count(`wrong ${ip}`, mostWrong, now);
