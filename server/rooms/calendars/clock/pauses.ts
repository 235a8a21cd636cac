/** A time in which nothing counts; `to` null: it lasts. */
export interface Pause {
  from: number;
  to: number | null;
  reason?: string | null;
}

/** In order of their beginning. One that ends before it begins (a clock was put back) is none. */
export const inOrder = (pauses: readonly Pause[]): { from: number; to: number }[] =>
  pauses
    .map(({ from, to }) => ({ from, to: to ?? Infinity }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
