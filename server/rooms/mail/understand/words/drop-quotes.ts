import { attributionAt } from "./attribution.ts";
import { cutQuotedMail } from "./cut-quoted-mail.ts";
import { isBlank, type Line } from "./line.ts";
import { hasReplyMarker } from "./marker.ts";

interface Stretch {
  quoted: boolean;
  introduced: boolean;
  lines: Line[];
}

/** How much of a quote stays above its answer. */
const mostContext = 12;

/** Only before quoted lines: elsewhere it is a sentence. */
function attributionOver(lines: readonly Line[], at: number): number | null {
  const found = attributionAt(lines, at);
  if (!found) return null;
  const next = lines.slice(found.end, found.end + 4).find((line) => !isBlank(line));
  return next === undefined || next.depth > 0 ? found.end : null;
}

/** Lines without those that introduce a quote ("On … wrote:"); what follows such a line is `introduced`. */
function stretchesOf(lines: readonly Line[]): Stretch[] {
  const stretches: Stretch[] = [];
  let introduced = false;
  let blanks: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    const end = line.mark === "attribution" ? at + 1 : attributionOver(lines, at);
    if (end !== null) {
      introduced = true;
      at = end - 1;
      continue;
    }
    if (isBlank(line)) {
      blanks.push(line);
      continue;
    }
    const quoted = line.depth > 0;
    const last = stretches.at(-1);
    if (!last || last.quoted !== quoted) stretches.push({ quoted, introduced: introduced || hasReplyMarker(line.text), lines: [line] });
    else last.lines.push(...blanks, line);
    blanks = [];
    introduced = false;
  }
  return stretches;
}

/** The last paragraph of a quote: what its answer answers. */
function lastParagraph(lines: readonly Line[]): Line[] {
  const blank = lines.findLastIndex(isBlank);
  return lines.slice(Math.max(blank + 1, lines.length - mostContext));
}

const separated = (stretches: readonly (readonly Line[])[]): Line[] =>
  stretches.flatMap((lines, at) => (at === 0 ? lines : [{ text: "", depth: 0, mark: null }, ...lines]));

/**
 * What stands in a message outside of quotes. An answer written between quoted lines keeps the paragraph it answers; a quote that
 * nothing introduces and that is followed by words is its author's choice and stays whole. `tail`: whether a stretch is only what
 * programs add at the end (a signature, a list's footer), which is no answer.
 */
export function dropQuotes(given: readonly Line[], tail: (lines: readonly Line[]) => boolean): Line[] {
  const stretches = stretchesOf(cutQuotedMail(given));
  const own = (at: number) => stretches.slice(at).some((one) => !one.quoted && !tail(one.lines));
  const kept: (readonly Line[])[] = [];
  for (const [at, stretch] of stretches.entries()) {
    if (!stretch.quoted) {
      kept.push(stretch.lines);
      continue;
    }
    const next = stretches[at + 1];
    const answered = next !== undefined && !tail(next.lines);
    const alone = kept.length === 0 && !stretches.slice(at + 2).some((one) => one.quoted && own(at + 2));
    if (!answered || alone) continue;
    kept.push(stretch.introduced || at > 1 ? lastParagraph(stretch.lines) : stretch.lines);
  }
  return separated(kept);
}
