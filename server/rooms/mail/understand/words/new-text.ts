import { dropQuotes } from "./drop-quotes.ts";
import { dropSignature } from "./drop-signature.ts";
import type { Header } from "./given.ts";
import { headerBlockAt } from "./header-block.ts";
import { isForwardLine, isForwardSubject } from "./forward-line.ts";
import { htmlLines } from "./html-lines.ts";
import { hasReplyMarker } from "./marker.ts";
import { isBlank, showLines, type Line } from "./line.ts";
import { plainLines } from "./plain-lines.ts";

export interface Written {
  subject: string;
  /** The plain part, or "" when there is none. */
  text: string;
  html: string | null;
  /** Where they are known, they tell whether it answers anything. */
  headers?: readonly Header[];
}

const onlyFooter = (lines: readonly Line[]) => dropSignature(lines).every(isBlank);

/** Whether it is an answer: it says so in its head or its subject. */
const answers = ({ subject, headers }: Written) =>
  headers === undefined ||
  headers.some(({ name }) => name === "in-reply-to" || name === "references") ||
  /^\s*(?:re|sv|aw|antw|ang|vs|vl)\s?(?:\[\d{1,3}\])?\s?:/i.test(subject);

/** Who passes a mail on, or shows one without answering any, tells us of it now: all of it stays. */
const passesOn = (mail: Written, lines: readonly Line[]) =>
  isForwardSubject(mail.subject) ||
  lines.some((line) => line.depth <= 1 && isForwardLine(line.text)) ||
  (!answers(mail) &&
    !lines.some((line) => hasReplyMarker(line.text)) &&
    lines.some((line, at) => line.depth === 0 && headerBlockAt(lines, at) !== null));

function separate(mail: Written, lines: readonly Line[]): string {
  if (passesOn(mail, lines)) return showLines(lines.map((line) => ({ ...line, depth: Math.max(0, line.depth - 1) })));
  const withoutQuotes = dropQuotes(lines, onlyFooter);
  const words = showLines(dropSignature(withoutQuotes));
  if (words !== "") return words;
  const unquoted = showLines(withoutQuotes);
  return unquoted === "" ? showLines(lines) : unquoted;
}

/**
 * What the author of a message wrote now: without the mail they answer and without their signature. Markup is believed before
 * the plain part, for clients say there what is quoted. Never empty when there are any words at all.
 */
export function newText(mail: Written): string {
  const marked = mail.html === null ? "" : separate(mail, htmlLines(mail.html));
  return marked === "" ? separate(mail, plainLines(mail.text)) : marked;
}
