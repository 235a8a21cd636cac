import { attributionAt } from "./attribution.ts";
import { headerBlockAt } from "./header-block.ts";
import { isBlank, type Line } from "./line.ts";
import { hasReplyMarker } from "./marker.ts";
import { isOriginalLine } from "./original-line.ts";

// "See my answers below / in red": their author writes inside the old mail, where nothing tells the two apart.
const answersInside =
  /\b(?:answers?|comments?|replies|svar\w{0,3}|kommentarer?|kommentert)\b.{0,40}\b(?:below|inline|in-line|in red|in blue|in green|under|nedenfor|nedunder|i rødt|i blått|i grønt|med rødt|inni)\b|\b(?:see|se) (?:below|inline|nedenfor|under)\b/i;

function followedByQuote(lines: readonly Line[], from: number): boolean {
  const next = lines.slice(from, from + 4).find((line) => !isBlank(line));
  return next === undefined || next.depth > 0;
}

/** Where the mail that is answered begins, when from there on nothing is new: the index of its first line, or null. */
function findCut(lines: readonly Line[]): number | null {
  for (const [at, line] of lines.entries()) {
    if (line.depth > 0 || line.text === "") continue;
    if (hasReplyMarker(line.text) || line.mark === "cut" || isOriginalLine(line.text)) return at;
    if (headerBlockAt(lines, at)) return at;
    const attribution = line.mark === null ? attributionAt(lines, at) : null;
    if (attribution?.sure && !followedByQuote(lines, attribution.end)) return at;
  }
  return null;
}

/**
 * Leaves out the mail below that is answered, where the client puts it under a head, a ruled line or our own marker and quotes
 * nothing line by line. Who announces answers inside the old mail keeps all of it.
 */
export function cutQuotedMail(lines: readonly Line[]): readonly Line[] {
  const cut = findCut(lines);
  if (cut === null) return lines;
  const above = lines.slice(0, cut);
  const introduction = above
    .filter((line) => line.depth === 0)
    .map((line) => line.text)
    .join("\n");
  if (introduction.length < 500 && answersInside.test(introduction) && !above.some((line) => line.depth > 0)) return lines;
  while (above.length > 0 && (above.at(-1)?.text === "" || above.at(-1)?.mark === "rule")) above.pop();
  return above;
}
