import { dropQuotes } from "./drop-quotes.ts";
import { dropSignature } from "./drop-signature.ts";
import { isForwardLine, isForwardSubject } from "./forward-line.ts";
import { htmlLines } from "./html-lines.ts";
import { isBlank, showLines, type Line } from "./line.ts";
import { plainLines } from "./plain-lines.ts";

export interface Written {
  subject: string;
  /** The plain part, or "" when there is none. */
  text: string;
  html: string | null;
}

const onlyFooter = (lines: readonly Line[]) => dropSignature(lines).every(isBlank);

/** Who passes a mail on writes it now, from our side: nothing of it is left out but marks and footers below it. */
const passesOn = (subject: string, lines: readonly Line[]) =>
  isForwardSubject(subject) || lines.some((line) => line.depth <= 1 && isForwardLine(line.text));

function separate(subject: string, lines: readonly Line[]): string {
  if (passesOn(subject, lines)) return showLines(lines.map((line) => ({ ...line, depth: Math.max(0, line.depth - 1) })));
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
  const marked = mail.html === null ? "" : separate(mail.subject, htmlLines(mail.html));
  return marked === "" ? separate(mail.subject, plainLines(mail.text)) : marked;
}
