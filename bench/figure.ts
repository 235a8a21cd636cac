/** One measured figure; `ratio` compares with the bare program or the smaller desk of the same run, so that machines do not matter. */
export interface Figure {
  figure: string;
  value: number;
  unit: string;
  limit: string;
  ratio: number | null;
  goal: string;
  holds: boolean;
}

const round = (value: number): number => Number(value.toPrecision(3));

export const atLeast = (figure: string, value: number, unit: string, ratio: number, limit: number, moonshot?: number): Figure => ({
  figure,
  value: round(value),
  unit,
  limit: `≥ ${limit}`,
  ratio: round(ratio),
  goal: moonshot ? `≥ ${moonshot}` : `≥ ${limit}`,
  holds: ratio >= limit,
});

export const atMost = (figure: string, value: number, unit: string, ratio: number | null, limit: number): Figure => ({
  figure,
  value: round(value),
  unit,
  limit: `≤ ${limit}`,
  ratio: ratio === null ? null : round(ratio),
  goal: `≤ ${limit}`,
  holds: (ratio ?? value) <= limit,
});

export function print(f: Figure, json: boolean): void {
  const text = `${f.holds ? "holds " : "BREAKS"}  ${f.figure.padEnd(44)} ${String(f.value).padStart(9)} ${f.unit.padEnd(6)} ratio ${f.ratio ?? "–"}  limit ${f.limit}  goal ${f.goal}`;
  process.stdout.write(`${json ? JSON.stringify(f) : text}\n`);
}
