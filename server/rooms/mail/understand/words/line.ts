/**
 * What a client says of a line: it introduces a quote, opens the quoted mail, is a signature or
 * the delimiter above one, or is a ruled line.
 */
export type Mark = "attribution" | "cut" | "signature" | "delimiter" | "rule";

/** A line as a reader sees it. `depth`: how deep it is quoted, 0 is what stands in the message itself. */
export interface Line {
  text: string;
  depth: number;
  mark: Mark | null;
}

/** Quotes in quotes in quotes say no more than twenty. */
export const deepest = 20;

/** More of one part is not read for its words; the raw message keeps everything. */
export const readAtMost = 2_000_000;

export const isBlank = (line: Line) => line.text === "";

/** Lines as text: quoted ones behind `> `, no space at their ends, never two blank lines in a row. */
export function showLines(lines: readonly Line[]): string {
  const shown: string[] = [];
  for (const line of lines) {
    const text = (line.depth > 0 ? `${">".repeat(Math.min(line.depth, deepest))} ${line.text}` : line.text).trimEnd();
    if (text !== "" || (shown.length > 0 && shown.at(-1) !== "")) shown.push(text);
  }
  while (shown.at(-1) === "") shown.pop();
  return shown.join("\n");
}
