import { closingOf } from "./closings.ts";
import { isContactLine, isNameLine } from "./contact-line.ts";
import { isBanner, isLegal, isMobileLine } from "./footers.ts";
import { isBlank, type Line } from "./line.ts";

const longestSignature = 25;
const longestBlock = 14;
// More are nobody's: a text of nothing but signatures is not read over and over.
const mostFooters = 12;
const mostRounds = 3;
const own = (line: Line) => line.depth === 0;

function trim(lines: Line[]): Line[] {
  while (lines.length > 0 && lines.at(-1)?.text === "") lines.pop();
  return lines;
}

/** Below "-- " stands the signature by convention (RFC 3676); programs that eat the space are believed when little follows. */
function atDelimiter(lines: Line[]): Line[] {
  const at = lines.findIndex((line) => own(line) && (line.text === "--" || line.text === "-- " || line.text === "—"));
  const below = lines.slice(at + 1);
  if (at < 0 || below.length > longestSignature || below.some((line) => !own(line))) return lines;
  return lines.slice(0, at).some((line) => !isBlank(line)) ? trim(lines.slice(0, at)) : lines;
}

/** A last paragraph that no person wrote, as often as there is one. */
function withoutFooter(lines: Line[]): Line[] {
  for (let dropped = 0; dropped < mostFooters; dropped++) {
    trim(lines);
    const last = lines.at(-1);
    if (last && own(last) && (isMobileLine(last.text) || last.mark === "rule" || /^[-_=*]{3,}$/.test(last.text))) {
      lines.pop();
      continue;
    }
    const start = lines.findLastIndex(isBlank) + 1;
    const first = lines[start];
    if (!first || !own(first) || !isLegal(first.text)) return lines;
    lines.length = start;
  }
  return trim(lines);
}

/** A closing with a block of names and numbers below, all of it recognised; else it stays, rather too much than too little. */
function withoutBlock(lines: Line[]): Line[] {
  for (let at = lines.length - 1, seen = 0; at > 0 && seen <= longestBlock; at--) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    seen += 1;
    if (!own(line)) return lines;
    const closing = closingOf(line.text);
    if (closing) {
      const below = lines.slice(at + 1).filter((one) => !isBlank(one));
      if (!below.some((one) => isContactLine(one.text))) return lines;
      const above = lines.slice(0, closing === "grateful" ? at + 1 : at);
      return above.some((one) => !isBlank(one)) ? trim(above) : lines;
    }
    if (!isContactLine(line.text) && !isNameLine(line.text)) return lines;
  }
  return lines;
}

function withoutBanner(lines: Line[]): Line[] {
  const start = lines.findIndex((line) => !isBlank(line));
  const blank = lines.findIndex((line, at) => at > start && isBlank(line));
  const first = lines[start];
  if (!first || blank < 0 || !isBanner(first.text)) return lines;
  return lines.slice(blank + 1).some((line) => !isBlank(line)) ? lines.slice(blank + 1) : lines;
}

/** Leaves out what stands below or above an author's words in every mail of theirs: signature, footer, warning. */
export function dropSignature(given: readonly Line[]): Line[] {
  const marked = given.filter((line) => !(own(line) && line.mark === "signature"));
  let lines = atDelimiter(withoutBanner(marked.slice()));
  for (let round = 0; round < mostRounds; round++) lines = withoutBlock(withoutFooter(lines));
  return lines;
}
