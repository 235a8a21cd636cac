import { deepest, readAtMost, type Line } from "./line.ts";

const ruled = /^_{10,200}$/;

/** The quote marks before a line are counted by hand: `>> a`, `> > a` and `>a` all occur. */
export function readLine(raw: string): Line {
  let at = 0;
  let depth = 0;
  let after = 0;
  while (at < raw.length && depth < deepest) {
    const sign = raw[at];
    if (sign === ">") {
      depth += 1;
      at += 1;
      after = at;
    } else if (sign === " " && depth > 0 && at === after) at += 1;
    else break;
  }
  const start = depth > 0 && raw[after] === " " ? after + 1 : after;
  const text = raw.slice(start).replaceAll("\u00a0", " ").trimEnd();
  return { text, depth, mark: raw === "-- " ? "delimiter" : ruled.test(text.slice(0, 201)) ? "rule" : null };
}

/** A plain part as lines. */
export function plainLines(text: string): Line[] {
  return text
    .slice(0, readAtMost)
    .split(/\r\n|\r|\n/)
    .map(readLine);
}
