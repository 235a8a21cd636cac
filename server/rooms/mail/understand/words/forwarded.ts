import type { Forwarded, MailAddress } from "../understood.ts";
import { mailAddress } from "../address.ts";
import { isForwardLine, isForwardSubject } from "./forward-line.ts";
import type { Given } from "./given.ts";
import { headerBlockAt, type HeaderBlock } from "./header-block.ts";
import { htmlLines } from "./html-lines.ts";
import { isBlank, showLines, type Line } from "./line.ts";
import { plainLines } from "./plain-lines.ts";

/** Reads an attached message; the parser's business. Null: it is none. */
export type ReadAttached = (content: Uint8Array) => { from: MailAddress | null; subject: string; text: string } | null;

/** `Ane Berg <ane@nordvik.example>`, `Ane Berg [mailto:ane@nordvik.example]`, `ane@nordvik.example`. Null where a client shows only a name. */
function authorIn(value: string | undefined): MailAddress | null {
  const given = (value ?? "").slice(0, 500);
  const found = /(?:<|\[|\(|^|\s)(?:mailto:)?([^\s<>[\]()"']{1,64}@[^\s<>[\]()"',;]{1,190})/i.exec(given);

  if (!found?.[1]) return null;
  const name = given.slice(0, found.index).replaceAll(/["'*]/g, "").trim();
  return mailAddress(name.includes("@") ? "" : name, found[1]);
}

/** The head of what is passed on: under a line that says so, or, where the subject says so, the first one there is. */
function findBlock(lines: readonly Line[], subject: string): HeaderBlock | null {
  const said = lines.findIndex((line) => isForwardLine(line.text));
  if (said < 0 && !isForwardSubject(subject)) return null;
  for (let at = said + 1; at < lines.length; at++) {
    const block = headerBlockAt(lines, at);
    if (block) return block;
    // Under the line that says so stands the head, or none.
    if (said >= 0 && at > said + 4) return null;
  }
  return null;
}

function inText(lines: readonly Line[], subject: string): Forwarded | null {
  const block = findBlock(lines, subject);
  const from = authorIn(block?.values.from);
  if (!block || !from) return null;
  const below = lines.slice(block.end);
  const depth = Math.min(
    ...below
      .slice(0, 1000)
      .filter((line) => !isBlank(line))
      .map((line) => line.depth),
    20,
  );
  const text = showLines(below.map((line) => ({ ...line, depth: Math.max(0, line.depth - depth) })));
  return { from, subject: block.values.subject ?? null, text: text.replace(/^\n+/, "") };
}

/** The message that somebody sends on: attached, or below their words under the head that mail programs write. */
export function readForwarded(mail: Given, readAttached: ReadAttached = () => null): Forwarded | null {
  const attached = mail.attachments.filter((file) => file.media_type === "message/rfc822");
  const [only] = attached;
  if (attached.length === 1 && only && (isForwardSubject(mail.subject) || mail.text.length < 500)) {
    const inside = readAttached(only.content);
    if (inside?.from) return { from: inside.from, subject: inside.subject || null, text: inside.text };
  }
  const marked = mail.html === null ? null : inText(htmlLines(mail.html), mail.subject);
  return marked ?? inText(plainLines(mail.text), mail.subject);
}
