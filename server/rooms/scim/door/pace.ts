import { networkOf } from "../../access/index.ts";
import { Problem } from "../../../platform/problem.ts";

/** Requests of one source in a minute, in each process: more than Entra ID and Okta send, and not a loop. */
const most = 3000;
/** Wrong tokens from one network in a minute. */
const mostWrong = 30;
const minute = 60_000;

const counted = new Map<string, { since: number; count: number }>();

function count(who: string, allowed: number, now: Date): void {
  const at = now.getTime();
  if (counted.size > 10_000) counted.clear();
  const before = counted.get(who);
  const mine = before && at - before.since < minute ? before : { since: at, count: 0 };
  const seconds = Math.max(1, Math.ceil((mine.since + minute - at) / 1000));
  if (mine.count >= allowed) throw new Problem(429, "too_many_at_once", { facts: { seconds } });
  counted.set(who, { ...mine, count: mine.count + 1 });
}

/** Counts one more request; refuses when there are too many. */
export const countRequest = (sourceId: string, now: Date): void => count(sourceId, most, now);

/** Counts somebody who has no good token. */
export const countWrong = (ip: string, now: Date): void => count(`wrong ${networkOf(ip)}`, mostWrong, now);
