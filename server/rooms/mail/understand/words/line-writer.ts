import { deepest, type Line, type Mark } from "./line.ts";

/** Cells are written beside each other up to here. */
const widestRow = 2000;

/** Puts words into lines as a browser would: spaces fold, a line's end is asked for once, distance is kept once. */
export function lineWriter() {
  const lines: Line[] = [];
  // In pieces: asking a growing string for its end copies it each time.
  let pieces: string[] = [];
  let afterSpace = true;
  let distance = false;
  let prefix = "";
  // The cells of a row so far: the next one is written behind them.
  let row = "";
  let depth = 0;
  let mark: Mark | null = null;

  function step() {
    if (distance && row === "" && lines.length > 0 && lines.at(-1)?.text !== "")
      lines.push({ text: "", depth: Math.min(depth, deepest), mark: null });
    distance = false;
  }

  function start() {
    if (pieces.length > 0) return;
    step();
    if (row + prefix !== "") pieces.push(row + prefix);
    prefix = "";
    row = "";
  }

  function end() {
    const text = pieces.join("");
    lines.push({ text: text.trimEnd(), depth: Math.min(depth, deepest), mark: text === "-- " ? (mark ?? "delimiter") : mark });
    pieces = [];
    afterSpace = true;
  }

  const settle = () => {
    if (pieces.length > 0) end();
  };

  return {
    lines,
    settle,
    words(text: string, keepSpaces: boolean) {
      const clean = text.replaceAll(/\u200b|\ufeff|\u034f/g, "");
      const folded = keepSpaces ? clean : clean.replaceAll(/[ \t\r\n\f]+/g, " ");
      const visible = !keepSpaces && afterSpace && folded.startsWith(" ") ? folded.slice(1) : folded;
      if (visible === "") return;
      start();
      // A non-breaking space shows nothing and yet holds a blank line open.
      pieces.push(visible.replaceAll("\u00a0", " "));
      afterSpace = visible.endsWith(" ");
    },
    /** A line ends here, also an empty one. */
    breakLine() {
      start();
      end();
    },
    keepDistance() {
      settle();
      distance = true;
    },
    /** What the next line begins with: a bullet. */
    beginWith(bullet: string) {
      settle();
      prefix = bullet;
    },
    rule() {
      settle();
      step();
      lines.push({ text: "_".repeat(32), depth: Math.min(depth, deepest), mark: "rule" });
    },
    /** Takes up the last line again to write behind it, when it is the only one since `from` (the cells of a row). */
    joinRow(from: number) {
      settle();
      const last = lines.at(-1);
      if (row !== "" && row.length < widestRow) row += " | ";
      else if (
        lines.slice(from, from + 2).filter((line) => line.text !== "").length === 1 &&
        lines.length <= from + 2 &&
        last &&
        last.text !== "" &&
        last.text.length < widestRow
      )
        row = `${lines.pop()?.text} | `;
    },
    endRow() {
      settle();
      if (row !== "") lines.push({ text: row.trimEnd(), depth: Math.min(depth, deepest), mark });
      row = "";
    },
    setQuote(deep: number, marked: Mark | null) {
      if (deep === depth && marked === mark) return;
      settle();
      depth = deep;
      mark = marked;
    },
  };
}
