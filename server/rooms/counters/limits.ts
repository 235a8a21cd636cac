import { Problem } from "../../platform/problem.ts";

/** Check-ins of one kiosk: people come one after another, and a script does not. */
export const ofDevice = [
  { seconds: 60, most: 12 },
  { seconds: 3600, most: 240 },
] as const;
/** Of telephones in one network: a whole site may share one. */
export const ofNetwork = { waiting: 60, seconds: 3600, most: 120 } as const;
/** Streams of one device, of one place, and of one network. */
export const streams = { ofDevice: 4, ofPlace: 4, ofNetwork: 500 } as const;
/** Codes that were typed wrong, in a minute, from one network and at all: eight digits are not guessed at that pace within their quarter of an hour. */
const wrongCodes = { ofNetwork: 10, ofAll: 60 } as const;
const minute = 60_000;

const counted = new Map<string, { since: number; count: number }>();

const wrong = (who: string, at: number) => {
  const before = counted.get(who);
  return before && at - before.since < minute ? before : { since: at, count: 0 };
};

const scopesOf = (network: string) =>
  [
    [`network ${network}`, wrongCodes.ofNetwork],
    ["all", wrongCodes.ofAll],
  ] as const;

/** Refuses somebody who typed too many wrong codes, whatever they type now. */
export function requireFewWrong(network: string, now: Date): void {
  const at = now.getTime();
  for (const [who, most] of scopesOf(network)) {
    const { since, count } = wrong(who, at);
    if (count >= most) throw tooMany(Math.max(1, Math.ceil((since + minute - at) / 1000)));
  }
}

export function countWrong(network: string, now: Date): void {
  if (counted.size > 10_000) counted.clear();
  for (const [who] of scopesOf(network)) {
    const { since, count } = wrong(who, now.getTime());
    counted.set(who, { since, count: count + 1 });
  }
}

export const tooMany = (seconds: number): Problem => new Problem(429, "too_many_walk_ins", { facts: { seconds } });
