import { theDesk, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { actorFor, actorOfNew } from "../access/index.ts";
import { keepFiles } from "../files/index.ts";
import { keepReferences, type MailboxRow } from "../mailboxes/index.ts";
import { markBounced } from "../outbox/index.ts";
import { markEmailWorking, meetPerson, resolvePerson, type PersonRow } from "../people/index.ts";
import { addNote, foundBy, openTicket, reopen, reply } from "../tickets/index.ts";
import type { Decision } from "./decide.ts";
import { keepTags } from "./store-tag.ts";
import { words, type Applied, type Letter } from "./letter.ts";
import { takeToSide } from "./take-to-side.ts";
import { isForwardLine } from "./understand/words/forward-line.ts";
import { vendorTags } from "./vendor-tags.ts";
import type { Bounce } from "./understand/understood.ts";

// As the API takes them; the whole message is one click away.
const longestSubject = 300;

/** One visible line, of what may be no longer than a ticket's. */
export const subjectOf = (subject: string, mailbox: MailboxRow): string => {
  const line = subject.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();
  return line.slice(0, longestSubject).toWellFormed() || (mailbox.language === "nb" ? "(uten emne)" : "(no subject)");
};

interface Writer {
  actor: Actor;
  person: PersonRow | null;
}

/** Who wrote, as somebody who may ask and answer: a stranger becomes known by writing. */
async function writer(tx: Db, { understood, mailbox, actor, person: known }: Letter, from = understood.from): Promise<Writer> {
  if (actor && from === understood.from) return { actor, person: known };
  if (!from) throw new Error("a message without a sender opens nothing");
  const desk = { ...theDesk(["people:write"]), language: understood.language ?? mailbox.language };
  const name = from.name.slice(0, 200).trim();
  const given = { email: from.address.toLowerCase(), ...(name && { name }) };
  // Of its sender it is known by now that nobody has the address.
  if (from === understood.from && !known) {
    const { person, isNew } = await meetPerson(tx, desk, given);
    return { actor: await (isNew ? actorOfNew(tx, person) : actorFor(tx, person.id)), person };
  }
  const person = await resolvePerson(tx, desk, given, "/from");
  return { actor: await actorFor(tx, person.id), person };
}

const filesOf = (tx: Db, owner: Actor, { understood, now }: Letter): Promise<string[]> =>
  keepFiles(
    tx,
    owner,
    now,
    understood.attachments.map(({ file_name, content }) => ({
      name: file_name,
      bytes: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    })),
  );

/** What stands above the message that is passed on. */
function aboveForwarded(text: string, address: string): string {
  const lines = text.split("\n");
  const begins = (line: string) =>
    isForwardLine(line.trim()) || (/^\W{0,9}[^\s:]{1,12}:/.test(line) && line.toLowerCase().includes(address));
  const at = lines.findIndex(begins);
  return words((at < 0 ? lines : lines.slice(0, at)).join("\n"));
}

/** A technician hands on what somebody wrote to them: it is that person's ticket, with the technician's own words inside. */
async function openForwarded(tx: Db, letter: Letter, quiet: boolean): Promise<Applied> {
  const { understood, mailbox, now } = letter;
  const original = understood.forwarded;
  if (!original) throw new Error("nothing was forwarded");
  const { actor: technician } = await writer(tx, letter);
  const { actor: asker } = await writer(tx, letter, original.from);
  const attachments = await filesOf(tx, technician, letter);
  const { id, number } = await openTicket(
    tx,
    technician,
    now,
    {
      subject: subjectOf(original.subject ?? understood.subject, mailbox),
      description: words(original.text),
      channel: "mail",
      requester: { id: asker.personId ?? "" },
      attachments,
      ...(mailbox.team_id && { team: mailbox.team_id }),
    },
    { quiet, mailboxId: mailbox.id },
  );
  const beside = aboveForwarded(understood.new_text, original.from.address.toLowerCase());
  if (beside) await addNote(tx, technician, now, id, { body: beside });
  return { ticketId: id, ticketNumber: number, entryId: id, personId: asker.personId };
}

async function open(tx: Db, letter: Letter, quiet: boolean): Promise<Applied> {
  const { understood, mailbox, now } = letter;
  const subject = subjectOf(understood.subject, mailbox);
  const description = words(understood.new_text || understood.text);
  const [{ actor, person }, found] = await Promise.all([writer(tx, letter), foundBy(tx, subject, description)]);
  const asker = person && { asker: person };
  const attachments = await filesOf(tx, actor, letter);
  const { id, number } = await openTicket(
    tx,
    actor,
    now,
    { subject, description, channel: "mail", attachments },
    { quiet, verified: letter.verified, byMail: { teamId: mailbox.team_id }, mailboxId: mailbox.id, words: found, ...asker },
  );
  return { ticketId: id, ticketNumber: number, entryId: id, personId: actor.personId };
}

async function append(tx: Db, letter: Letter, decision: Decision & { do: "append" }): Promise<Applied> {
  const { understood, now } = letter;
  const { actor } = await writer(tx, letter);
  const attachments = await filesOf(tx, actor, letter);
  const body = words(understood.new_text || understood.text);
  const { ticketId, quiet } = decision;
  if (decision.as === "note") {
    const note = await addNote(tx, actor, now, ticketId, { body, attachments });
    return { ticketId, entryId: note.id, personId: actor.personId };
  }
  if (decision.reopen) {
    const entryId = await reopen(tx, actor, now, ticketId, body, { byMail: { attachments } });
    return { ticketId, entryId, personId: actor.personId };
  }
  const entry = await reply(tx, actor, now, ticketId, { body, wait: false, attachments }, { byMail: true, quiet });
  return { ticketId, entryId: entry.id, personId: actor.personId };
}

/** Makes of a message what was decided, in the transaction of the decision. */
export async function apply(tx: Db, letter: Letter, decision: Decision): Promise<Applied> {
  const { understood, person, now } = letter;
  if (decision.do === "side") return takeToSide(tx, letter, decision);
  if (decision.do !== "open" && decision.do !== "append") {
    const ticketId = decision.ticketId;
    if (understood.bounce) await takeBounce(tx, now, understood.bounce);
    if (decision.do === "hold" && ticketId) await tellOfHeld(tx, letter, ticketId, decision.reasons);
    return { ticketId, entryId: null, personId: person?.id ?? null };
  }
  const applied =
    decision.do === "append"
      ? await append(tx, letter, decision)
      : await (decision.forwarded ? openForwarded : open)(tx, letter, decision.quiet);
  const tagged = applied.ticketId ? vendorTags(understood, letter.mailbox) : null;
  if (applied.ticketId && tagged) await keepTags(tx, now, { ticketId: applied.ticketId, sideId: null }, tagged.tags, tagged.owner);
  return applied;
}

/** What is known by a message that became a ticket or a part of one, beside what it says there. Asks all of it at once: it may go last. */
export async function noteArrival(tx: Db, letter: Letter, decision: Decision, { ticketId, personId }: Applied): Promise<void> {
  if (decision.do !== "open" && decision.do !== "append") return;
  const { understood, person, now } = letter;
  // What a technician sends the desk its requester never had.
  const inside = decision.do === "append" && decision.as !== "requester";
  const messageId = understood.message_id;
  await Promise.all([
    // Whoever writes has an address that works, whatever came back from it. Of one who is new nothing did.
    personId && person && !(person.id === personId && person.email_failing_since === null) && markEmailWorking(tx, personId),
    ticketId && messageId && keepReferences(tx, [{ messageId, ticketId, ours: false, inside, at: now }]),
  ]);
}

/** What came back: those whom it did not reach for good are known from now on; what is late may still arrive. */
async function takeBounce(tx: Db, now: Date, { message_id, recipients }: Bounce): Promise<void> {
  const lost = recipients.filter(({ temporary }) => !temporary);
  if (!message_id || (recipients.length > 0 && lost.length === 0)) return;
  const said = lost.flatMap(({ status, diagnostic }) => diagnostic ?? status ?? []).join("\n");
  await markBounced(tx, now, { messageId: message_id, recipients: lost.map(({ address }) => address), said });
}

/** The ticket says that a message waits for a decision; a token in wrong hands is for the auditor, too. */
async function tellOfHeld(tx: Db, { id, understood, person, now }: Letter, ticketId: string, reasons: readonly string[]): Promise<void> {
  const data = { mail_id: id, from: understood.from?.address ?? null, reasons };
  await publish(tx, { type: "ticket.mail_held", actorId: null, ticketId, data }, now);
  if (reasons.includes("foreign_token")) {
    await publish(tx, { type: "mail.foreign_token", actorId: null, ticketId, personId: person?.id ?? null, data }, now);
  }
}
