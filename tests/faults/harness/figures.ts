import { appendFileSync } from "node:fs";

/** Notes what was measured, one JSON object per line, in the file that FIRSTLINE_FIGURES names; nowhere without it. */
export function noteFigure(fault: number, what: string, figures: object): void {
  const path = process.env["FIRSTLINE_FIGURES"];
  if (path) appendFileSync(path, `${JSON.stringify({ fault, what, ...figures })}\n`);
}

const inOrder = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

export const median = (values: readonly number[]): number => inOrder(values)[Math.floor(values.length / 2)] ?? 0;

/** Median and worst of so many milliseconds, under names of their own. */
export const span = (name: string, values: readonly number[]): Record<string, number> => ({
  [`${name}_median_ms`]: Math.round(median(values)),
  [`${name}_worst_ms`]: Math.round(Math.max(...values)),
});
