import { lastly, transaction, type Db } from "../../platform/db.ts";
import { listMailboxes, type MailboxRow } from "../mailboxes/index.ts";
import { apply, noteArrival } from "./apply.ts";
import { decide, type Decision } from "./decide.ts";
import { gatherFacts } from "./gather-facts.ts";
import type { Letter } from "./letter.ts";
import type { Pace } from "./pace.ts";
import { pauseAnswers } from "./pause-answers.ts";
import { nothing, outcomes, read, settled } from "./settled.ts";
import {
  findSameContent,
  keepHeld,
  lockIfFree,
  lockMessage,
  sameAsHeld,
  settleMessage,
  updateMessage,
  type Settled,
} from "./store-message.ts";
import type { Understood } from "./understand/understood.ts";

/** A message that was understood. */
export interface Given {
  id: string;
  understood: Understood;
  /** `contentKey` of it. */
  key: Buffer | null;
  now: Date;
}

/** What became of a message, where that is known without asking. */
export type Digested = Pick<Settled, "outcome" | "reasons"> & { messageId: string | null; ticketNumber: number };

/** What is to be done with a message: what was decided, or that its words came before. */
export type Looked =
  | { given: Given; before: { id: string; ticket_id: string | null } }
  | { given: Given; letter: Letter; decision: Decision; pace: Pace; sideId: string | null; heldCopy: string | null };

/** What is left to be written of it, all that in one breath and last. */
type Close = () => Promise<Digested | null>;

/** What leads somewhere by itself. */
const letIn = new Set<Decision["do"]>(["open", "append", "side"]);

const sameAs = (ticketId: string | null, now: Date): Settled => settled(now, "duplicate", ["same_message"], { ...nothing, ticketId });

/**
 * Decides what a message becomes; null for one that is decided by now. Changes nothing. `ifFree`: "busy" instead of waiting for somebody
 * who is at it.
 */
export async function look(tx: Db, given: Given, listed: Promise<MailboxRow[]>): Promise<Looked | null>;
export async function look(tx: Db, given: Given, listed: Promise<MailboxRow[]>, ifFree: true): Promise<Looked | null | "busy">;
export async function look(tx: Db, given: Given, listed: Promise<MailboxRow[]>, ifFree = false): Promise<Looked | null | "busy"> {
  const { id, understood, key, now } = given;
  const [row, before, mailboxes] = await Promise.all([
    ifFree ? lockIfFree(tx, { id, key }) : lockMessage(tx, id),
    ifFree ? sameAsHeld(tx, { id, key }) : key ? findSameContent(tx, key, id) : undefined,
    listed,
  ]);
  if (ifFree && !row) return "busy";
  if (!row || row.state !== "received") return null;
  const mailbox = mailboxes.find((one) => one.id === row.mailbox_id);
  if (!mailbox) throw new Error("a message's mailbox is gone");
  const isHeld = before?.outcome === "held";
  if (isHeld && ifFree) return "busy";
  if (before && !(isHeld && (await keepHeld(tx, before.id)))) return { given, before };
  const { facts, person, actor } = await gatherFacts(tx, { mailbox, mailboxes, understood, envelopeTo: row.envelope_to, now });
  const decision = decide(facts);
  // A copy that came through a list may be in doubt where the one that came straight is not: then that one counts.
  if (before && !letIn.has(decision.do)) return { given, before };
  const letter = { id, mailbox, understood, person, actor, verified: facts.aligned, now };
  // What is held names its conversation, too: whoever lets it in lets it in there.
  const sideId = decision.do === "open" || decision.do === "append" ? null : (facts.candidate?.side?.id ?? null);
  return { given, letter, decision, pace: facts.pace, sideId, heldCopy: before?.id ?? null };
}

/** Makes of it what was decided; its own row says so at the end, by `Close`. */
export async function act(tx: Db, looked: Looked): Promise<Close> {
  const { id, understood, key, now } = looked.given;
  const words = read(understood, key);
  if ("before" in looked) {
    const { before } = looked;
    const same = sameAs(before.ticket_id, now);
    return async () => {
      await Promise.all([settleMessage(tx, { id, ...words, ...same }), updateMessage(tx, id, { duplicate_of: before.id })]);
      return null;
    };
  }
  const { letter, decision, pace, sideId, heldCopy } = looked;
  const applied = await apply(tx, letter, decision);
  await pauseAnswers(tx, letter, decision, applied.ticketId, pace);
  const outcome = settled(now, outcomes[decision.do], decision.reasons, { ...applied, sideId });
  const { ticketNumber } = applied;
  return async () => {
    await Promise.all([
      noteArrival(tx, letter, decision, applied),
      settleMessage(tx, { id, ...words, ...outcome }),
      ...(heldCopy ? [updateMessage(tx, heldCopy, { ...sameAs(applied.ticketId, now), duplicate_of: id })] : []),
    ]);
    return ticketNumber ? { ...outcome, messageId: words.message_id ?? null, ticketNumber } : null;
  };
}

/** Makes of one message what it should be. */
export const settleAlone = (db: Db, given: Given): Promise<Digested | null> =>
  transaction(
    db,
    async (tx) => {
      const looked = await look(tx, given, listMailboxes(tx));
      if (!looked) return null;
      const close = await act(tx, looked);
      return lastly(tx, close);
    },
    { closable: true },
  );
