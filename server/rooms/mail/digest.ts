import { createHash } from "node:crypto";
import type { MailReason, Outcome } from "../../../contract/mail.ts";
import { lastly, transaction, type Db } from "../../platform/db.ts";
import { listMailboxes } from "../mailboxes/index.ts";
import { isOurLoopHeader } from "../outbox/index.ts";
import { apply, noteArrival } from "./apply.ts";
import type { Applied } from "./letter.ts";
import { decide, type Decision } from "./decide.ts";
import { gatherFacts } from "./gather-facts.ts";
import { keepUnderstanding } from "./kept-understanding.ts";
import {
  findSameContent,
  letGo,
  lockMessage,
  readRaw,
  settleMessage,
  takeToTry,
  updateMessage,
  type Read,
  type Settled,
} from "./store-message.ts";
import { isNotUnderstood } from "./understand/not-understood.ts";
import { pauseAnswers } from "./pause-answers.ts";
import { understandSafely } from "./understand/understanding.ts";
import type { Understood } from "./understand/understood.ts";

/** After so many tries a message that cannot be understood is set aside. */
const mostTries = 3;

const outcomes: Record<Decision["do"], Outcome> = {
  open: "opened",
  append: "appended",
  side: "appended",
  hold: "held",
  ignore: "ignored",
  quarantine: "quarantined",
};

/** The same words by another way: a list, a second mailbox, a server that sent it twice. Message-ID alone is no proof of that. */
export function contentKey({ message_id, from, subject, date, text }: Understood): Buffer | null {
  if (!message_id) return null;
  return createHash("sha256")
    .update(JSON.stringify([message_id, from?.address, subject, date, text]))
    .digest();
}

/** What bears our own signature is ours, wherever it has been. */
const recognise = (understood: Understood): Understood =>
  understood.loop_mark && isOurLoopHeader(understood.loop_mark) ? { ...understood, classification: "loop" } : understood;

/** What a message's own row says of what became of it. */
const settled = (now: Date, outcome: Outcome, reasons: MailReason[], applied: Applied): Settled => ({
  state: outcome === "quarantined" ? "quarantined" : "understood",
  outcome,
  reasons,
  ticket_id: applied.ticketId,
  entry_id: applied.entryId,
  side_id: applied.sideId ?? null,
  person_id: applied.personId,
  decided_at: now,
});

async function setAside(db: Db, id: string, now: Date, reason: MailReason): Promise<null> {
  await updateMessage(db, id, settled(now, "quarantined", [reason], nothing));
  return null;
}

/** What its row says of what was understood. */
const read = (understood: Understood, key: Buffer | null): Read => ({
  message_id: understood.message_id?.slice(0, 1000) ?? null,
  content_key: key,
  from_address: understood.from?.address.toLowerCase() ?? null,
  subject: understood.subject.replaceAll("\0", "").toWellFormed().slice(0, 1000),
  understood: keepUnderstanding(understood),
});

const nothing: Applied = { ticketId: null, entryId: null, personId: null };

/** What became of a message, where that is known without asking. */
export type Digested = Pick<Settled, "outcome" | "reasons"> & { messageId: string | null; ticketNumber: number };

async function settleUnderstood(tx: Db, id: string, understood: Understood, now: Date): Promise<Digested | null> {
  const key = contentKey(understood);
  const [row, before, mailboxes] = await Promise.all([
    lockMessage(tx, id),
    key ? findSameContent(tx, key, id) : undefined,
    listMailboxes(tx),
  ]);
  if (!row || row.state !== "received") return null;
  const mailbox = mailboxes.find((one) => one.id === row.mailbox_id);
  if (!mailbox) throw new Error("a message's mailbox is gone");
  const words = read(understood, key);
  if (before) {
    const same = settled(now, "duplicate", ["same_message"], { ...nothing, ticketId: before.ticket_id });
    await settleMessage(tx, { id, ...words, ...same });
    await updateMessage(tx, id, { duplicate_of: before.id });
    return null;
  }
  const { facts, person, actor } = await gatherFacts(tx, { mailbox, mailboxes, understood, envelopeTo: row.envelope_to, now });
  const decision = decide(facts);
  const letter = { id, mailbox, understood, person, actor, verified: facts.aligned, now };
  const applied = await apply(tx, letter, decision);
  await pauseAnswers(tx, letter, decision, applied.ticketId, facts.pace);
  // What is held names its conversation, too: whoever lets it in lets it in there.
  const sideId = decision.do === "open" || decision.do === "append" ? null : (facts.candidate?.side?.id ?? null);
  const outcome = settled(now, outcomes[decision.do], decision.reasons, { ...applied, sideId });
  await lastly(tx, () => Promise.all([noteArrival(tx, letter, decision, applied), settleMessage(tx, { id, ...words, ...outcome })]));
  return applied.ticketNumber ? { ...outcome, messageId: words.message_id ?? null, ticketNumber: applied.ticketNumber } : null;
}

/** A message that whoever received it goes on with: its try is counted already. */
export interface InHand {
  raw: Buffer;
}

/**
 * Understands a message that was received, decides what it becomes, and makes that of it. Safe to call for one that is done, or that
 * another works on.
 */
export async function digest(db: Db, id: string, now: Date, inHand?: InHand): Promise<Digested | null> {
  const taken = inHand ? { attempts: 1 } : await takeToTry(db, id, now);
  if (!taken) return null;
  // A process that died over it three times is not given a fourth.
  if (taken.attempts > mostTries) return setAside(db, id, now, "unreadable");
  try {
    const understood = recognise(await understandSafely(inHand?.raw ?? (await readRaw(db, id))));
    return await transaction(db, (tx) => settleUnderstood(tx, id, understood, now), { closable: true });
  } catch (error) {
    if (isNotUnderstood(error) && (error.reason === "too_much" || taken.attempts >= mostTries)) {
      return setAside(db, id, now, error.reason === "too_much" ? "too_complex" : "unreadable");
    }
    await letGo(db, id, !isNotUnderstood(error));
    throw error;
  }
}

/** As `digest`, trying again at once what may go well the next time. Throws only what is no fault of the message. */
export async function digestNow(db: Db, id: string, now: Date, inHand?: InHand): Promise<Digested | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await digest(db, id, now, tries === 1 ? inHand : undefined);
    } catch (error) {
      if (!isNotUnderstood(error) || tries >= mostTries) throw error;
    }
  }
}
