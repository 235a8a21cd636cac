import { readLabel, type Label } from "./labels.ts";
import type { Line } from "./line.ts";

export interface HeaderBlock {
  /** The line after the block. */
  end: number;
  values: Partial<Record<Label, string>>;
}

/** No client writes more lines above the text it quotes. */
const longest = 12;

/**
 * Reads the head that Outlook and its kin put above what they quote: From, Sent, To, Subject in any order, with `from` or
 * `subject` first. At least three different ones within few lines; values may be wrapped. Null when there is none at `at`.
 */
export function headerBlockAt(lines: readonly Line[], at: number): HeaderBlock | null {
  const first = readLabel(lines[at]?.text ?? "");
  if (!first || (first.label !== "from" && first.label !== "subject" && first.label !== "date")) return null;
  const values: HeaderBlock["values"] = {};
  let end = at;
  let strays = 0;
  let last: Label | null = null;
  for (let next = at; next < Math.min(lines.length, at + longest); next++) {
    const text = lines[next]?.text ?? "";
    const head = readLabel(text);
    if (head && values[head.label] === undefined) {
      values[head.label] = head.value;
      last = head.label;
      end = next + 1;
      strays = 0;
    } else if (last && text !== "" && strays < 2 && ["from", "to", "cc"].includes(last)) {
      strays += 1;
      if (last === "from" && values.from === "") values.from = text;
    } else if (text !== "" || next > at + 1) break;
  }
  return values.from !== undefined && Object.keys(values).length >= 3 ? { end, values } : null;
}
