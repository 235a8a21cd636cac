import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";

/** Share of its time from which on a process has people waiting (0 to 1). */
const much = 0.6;
/** How long (ms) one look at it holds. */
const holds = 500;

let from = performance.eventLoopUtilization();
let lookedAt = performance.now();
let busy = false;
let serves = false;

/** From now on this process answers people. One that only works in the background has nobody to give way to. */
export function answerPeople(): void {
  serves = true;
}

/** Whether this process worked most of the last moments: then somebody waits for an answer, and what nobody waits for can wait. */
function isBusy(): boolean {
  if (!serves) return false;
  const now = performance.now();
  if (now - lookedAt < holds) return busy;
  const until = performance.eventLoopUtilization();
  busy = performance.eventLoopUtilization(until, from).utilization > much;
  from = until;
  lookedAt = now;
  return busy;
}

/** How long (ms) readers whom nobody waits for let the log fill: the busier the desk is, the more they take in one go. */
export const leisure = (): number => (isBusy() ? 1000 : 250);

/** So many times as long as it took one rests from what nobody waits for. */
const rest = 3;

/** Does it, and rests three times as long afterwards while the desk is busy: a quarter of the time goes to what nobody waits for. */
export async function peopleFirst<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const done = await work();
  if (isBusy()) await pause(Math.min(1000, rest * (performance.now() - start)));
  return done;
}
