import { closingOf } from "./closings.ts";
import { isContactLine, isNameLine, isPersonLine } from "./contact-line.ts";
import { isBanner, isLegal, isMobileLine } from "./footers.ts";
import { isBlank, type Line } from "./line.ts";

const longestSignature = 25;
const mostOfSignature = 1500;
const longestBlock = 14;
// More are nobody's: a text of nothing but signatures is not read over and over.
const mostFooters = 12;
const mostRounds = 3;
const own = (line: Line) => line.depth === 0;

const textOf = (lines: readonly Line[]) => lines.map((line) => line.text).join(" ");

function trim(lines: Line[]): Line[] {
  while (lines.length > 0 && lines.at(-1)?.text === "") lines.pop();
  return lines;
}

/** Below "-- " stands the signature by convention (RFC 3676). Of programs that eat the space, what reads like one is believed. */
function atDelimiter(lines: Line[]): Line[] {
  const at = lines.findIndex((line) => own(line) && (line.text === "--" || line.text === "—"));
  const below = lines.slice(at + 1);
  if (at < 0 || below.length > longestSignature || below.some((line) => !own(line))) return lines;
  const exact = lines[at]?.mark === "delimiter";
  if (!exact && below.some((line) => !isBlank(line) && !isContactLine(line.text) && !isNameLine(line.text))) return lines;
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
    if (!first || !own(first) || lines.length - start > longestSignature) return lines;
    if (!isLegal(textOf(lines.slice(start)))) return lines;
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
      const [first] = below;
      if (!first || !(isPersonLine(first.text) || isContactLine(first.text)) || !below.some((one) => isContactLine(one.text))) return lines;
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
  if (start < 0 || blank < 0 || !isBanner(textOf(lines.slice(start, blank)))) return lines;
  return lines.slice(blank + 1).some((line) => !isBlank(line)) ? lines.slice(blank + 1) : lines;
}

/** Leaves out what stands below or above an author's words in every mail of theirs: signature, footer, warning. */
export function dropSignature(given: readonly Line[]): Line[] {
  const signed = given.filter((line) => own(line) && line.mark === "signature");
  // Whoever writes on inside that element wrote more than a signature.
  const short = signed.length <= longestSignature && textOf(signed).length <= mostOfSignature;
  const marked = short ? given.filter((line) => !(own(line) && line.mark === "signature")) : given;
  let lines = atDelimiter(withoutFooter(withoutBanner(marked.slice())));
  for (let round = 0; round < mostRounds; round++) lines = withoutBlock(withoutFooter(lines));
  return lines;
}
