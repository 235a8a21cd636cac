import type { Actor } from "../../platform/actor.ts";
import { Problem } from "../../platform/problem.ts";

/** So many alerts a minute from one key, in each process: a storm of all of a large network's, and not a loop. */
const most = 1200;
const minute = 60_000;

const taken = new Map<string, { since: number; count: number }>();

/** Counts so many more; refuses when it is too many. */
export function countAlerts({ apiKeyId, personId }: Pick<Actor, "apiKeyId" | "personId">, now: Date, more: number): void {
  const at = now.getTime();
  for (const [who, { since }] of taken) if (at - since >= minute) taken.delete(who);
  const who = apiKeyId ?? personId ?? "";
  const mine = taken.get(who) ?? { since: at, count: 0 };
  const seconds = Math.max(1, Math.ceil((mine.since + minute - at) / 1000));
  if (mine.count + more > most) throw new Problem(429, "too_many_alerts", { facts: { most, seconds } });
  taken.set(who, { ...mine, count: mine.count + more });
}
