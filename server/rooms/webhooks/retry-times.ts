const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** As Standard Webhooks has it: at once, and then after so long. */
const waits = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
const pauses = [5 * second, 30 * second, 2 * minute, 10 * minute];

/** Nothing is tried for longer, however often it waited for its address to answer again. */
export const givenUpAfter = 96 * hour;
/** An address where nothing arrives for so long is switched off. */
export const switchedOffAfter = 120 * hour;

const later = (now: Date, wait: number, chance: number): Date => new Date(now.getTime() + wait * (1 + 0.2 * chance));

/** When it is tried again after so many tries, up to a fifth later so that not all come at once; null: never. */
export const nextTry = (now: Date, tries: number, chance = Math.random()): Date | null => {
  const wait = waits[tries - 1];
  return wait === undefined ? null : later(now, wait, chance);
};

/** How long an address that does not answer is left alone; at least as long as it asked for, up to an hour. */
export const pauseUntil = (now: Date, failures: number, asked: number | null, chance = Math.random()): Date =>
  later(now, Math.max(pauses[Math.min(failures, pauses.length) - 1] ?? second, Math.min((asked ?? 0) * second, hour)), chance);
