const minutes = [1, 5, 15, 30, 60, 120, 240];

/** When a message is tried again that the server put off: 1, 5, 15, 30 minutes, 1, 2, then every 4 hours, each a tenth earlier or later. */
export function nextTry(now: Date, attempts: number, chance = Math.random()): Date {
  const wait = minutes[Math.min(attempts, minutes.length) - 1] ?? 1;
  return new Date(now.getTime() + wait * 60_000 * (0.9 + 0.2 * chance));
}

const pauses = [15, 60, 120, 300];

/** How long a server is left alone that cannot be reached or lets nobody in: at most five minutes, because nothing leaves meanwhile. */
export const pauseUntil = (now: Date, failures: number): Date =>
  new Date(now.getTime() + (pauses[Math.min(failures, pauses.length) - 1] ?? 15) * 1000);
