const day = 86_400_000;

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms), as UTC midnight. */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}

/** Public holidays in Norway, and the two eves on which nobody works, as "2026-05-17". */
export function holidaysIn(year: number): Set<string> {
  const sunday = easter(year);
  const moving = [-3, -2, 0, 1, 39, 49, 50].map((days) => sunday + days * day);
  const fixed = [
    [0, 1],
    [4, 1],
    [4, 17],
    [11, 24],
    [11, 25],
    [11, 26],
    [11, 31],
  ].map(([month = 0, date = 1]) => Date.UTC(year, month, date));
  return new Set([...moving, ...fixed].map((ms) => new Date(ms).toISOString().slice(0, 10)));
}
