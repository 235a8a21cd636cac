import { oneLine } from "./address.ts";
import { readAddresses } from "./address-list.ts";
import { bodyOf, htmlOf, plainOf } from "./body.ts";
import { describeEvent } from "./calendar.ts";
import { decodeBytes, type Note } from "./charset.ts";
import { readDate } from "./date.ts";
import { decodeHeader } from "./encoded-words.ts";
import { filesOf, markInline } from "./files.ts";
import { all, first, type Field } from "./head.ts";
import { limits, tooMuch } from "./limits.ts";
import { messageIds } from "./message-ids.ts";
import { readParts, type Part } from "./part.ts";
import { sanitise } from "./sanitise.ts";
import type { MailAddress, Understood, UnderstoodFile } from "./understood.ts";
import { verdictsOf } from "./verdicts.ts";
import { understandWords } from "./words.ts";
import { htmlToText } from "./words/html-to-text.ts";

/** Headers that only we may write. Whoever sends them wants to be taken for us: nobody ever reads them. */
const ours = "x-firstline-";
/** But this one, which says nothing for whoever wrote it: with it a message that came back is known again. */
const loopMark = "x-firstline-loop";
const deliveredTo = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to"];
const mostNotes = 50;
const mostOfSubject = 1000;

/** Who wrote it and whom it went to, as its head says. */
function people(fields: readonly Field[], charset: string, note: Note) {
  let counted = 0;
  const list = (name: string): MailAddress[] => {
    const found = all(fields, name).flatMap((header) => readAddresses(header, charset, note));
    if ((counted += found.length) > limits.recipients) throw tooMuch("recipients");
    return found;
  };
  const authors = list("from");
  if (all(fields, "from").length > 1) note("several From: the first valid address counts");
  return {
    from: authors[0] ?? null,
    sender: list("sender")[0] ?? null,
    reply_to: list("reply-to"),
    to: list("to"),
    cc: list("cc"),
    delivered_to: [...new Set(deliveredTo.flatMap(list).map((one) => one.address))],
  };
}

/** What a calendar part says, for a message that says nothing else. */
function event(files: readonly UnderstoodFile[], note: Note): string {
  const calendar = files.find((one) => one.media_type === "text/calendar" || one.media_type === "application/ics");
  return (calendar && describeEvent(decodeBytes(Buffer.from(calendar.content), "utf-8", note), note)) ?? "";
}

/** What can be shown as text, as html, and what is attached. */
function contents(root: Part, note: Note) {
  const body = bodyOf(root, note);
  const { files, tnef } = filesOf(
    body.attached.map((one) => one.part),
    note,
  );
  if (tnef && body.stretches.every((one) => (one.text ?? one.html ?? "").trim() === "")) {
    body.stretches = [{ text: tnef.text, html: tnef.html }];
  }
  const html = htmlOf(body, note);
  return { text: plainOf(body, htmlToText, note) || event(files, note), html, attachments: markInline(files, html) };
}

/** By which raw letters of a head are read: the text's charset, also where only a part of the message names it. */
function charsetOf({ type, parameters, children }: Part): string {
  const own = parameters.get("charset") ?? "";
  if (own !== "" || !type.startsWith("multipart/")) return own;
  for (const child of children) {
    const named = charsetOf(child);
    if (named !== "") return named;
  }
  return "";
}

/** What a message's own bytes say, before anybody asks what its words mean. */
function read(raw: Uint8Array, note: Note) {
  const root = readParts(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), note);
  const fields = root.fields.filter((one) => one.name === loopMark || !one.name.startsWith(ours));
  const charset = charsetOf(root);
  const subject = oneLine(decodeHeader(first(fields, "subject"), charset, note))
    .slice(0, mostOfSubject)
    .toWellFormed();
  return { fields, charset, subject, ...people(fields, charset, note), ...contents(root, note) };
}

/** A message within the message; null where there is none. */
function readAttached(content: Uint8Array) {
  try {
    return read(content, () => undefined);
  } catch {
    return null;
  }
}

/** Headers as words are looked for in them. */
const decoded = (fields: readonly Field[], charset: string) =>
  fields.map(({ name, value }) => ({ name, value: decodeHeader(value, charset, () => undefined) }));

/**
 * Understands a message: only its bytes, nothing of the desk. Throws `TooMuch` when its build goes over a limit (limits.ts); everything
 * else that is wrong with it is repaired or left out, and said in the trace.
 */
export async function understand(raw: Uint8Array): Promise<Understood> {
  const trace = new Set<string>();
  const note: Note = (sentence) => void (trace.size < mostNotes && trace.add(sentence));
  const { fields, charset, html, ...mail } = read(raw, note);
  return {
    ...mail,
    message_id: messageIds(first(fields, "message-id"))[0] ?? null,
    in_reply_to: messageIds(first(fields, "in-reply-to")),
    references: messageIds(first(fields, "references")),
    date: readDate(first(fields, "date")),
    html: html === null ? null : sanitise(html, note),
    verdicts: verdictsOf(fields, mail.from?.address ?? null),
    ...understandWords({ ...mail, headers: decoded(fields, charset), html }, { readAttached }),
    loop_mark: first(fields, loopMark).slice(0, 1000) || null,
    trace: [...trace],
  };
}
