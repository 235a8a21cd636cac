import type { MailDecision, MailReason } from "../../../contract/mail.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { findMailboxById } from "../mailboxes/index.ts";
import { findPersonByEmail } from "../people/index.ts";
import { loadFor, loadInside, wholeOf } from "../tickets/index.ts";
import { apply, noteArrival } from "./apply.ts";
import type { Letter } from "./letter.ts";
import type { Decision } from "./decide.ts";
import { loadMessage } from "./load-message.ts";
import { pausesOf } from "./store-breaker.ts";
import { lockMessage, readRaw, updateMessage } from "./store-message.ts";
import { understandSafely } from "./understand/understanding.ts";

/** What may still be decided about: what led to nothing yet. */
const undecided = new Set(["held", "ignored", "quarantined"]);

interface Beside {
  /** Nothing answers it by itself. */
  quiet: boolean;
  /** What it named when it came. What was meant for a side conversation stays there, and never becomes public by being let in. */
  named: { ticket_id: string | null; side_id: string | null };
}

async function decisionOf(tx: Db, actor: Actor, given: MailDecision, { quiet, named }: Beside): Promise<Decision> {
  const reasons: MailReason[] = ["by_technician"];
  if (given.decision === "ignore") return { do: "ignore", ticketId: null, reasons };
  if (given.decision === "open") return { do: "open", quiet, forwarded: false, reasons };
  const ticket = await loadInside(tx, actor, given.ticket);
  if (named.side_id && named.ticket_id !== null && wholeOf(ticket).includes(named.ticket_id))
    return { do: "side", ticketId: ticket.id, sideId: named.side_id, automatic: false, reasons: [...reasons, "side_conversation"] };
  const reopen = ticket.status === "resolved" || ticket.status === "closed";
  // Without the right to reopen it one may not do so by another's mail either.
  if (reopen) await loadFor(tx, actor, ticket.id, "reopen");
  return { do: "append", ticketId: ticket.id, as: "requester", reopen: false, quiet: false, reasons };
}

/** A technician says what becomes of a message that the rules held back. What was sent is the sender's word, whoever lets it in. */
export async function decideHeld(tx: Db, actor: Actor, now: Date, id: string, given: MailDecision): Promise<void> {
  await loadMessage(tx, actor, id);
  const row = await lockMessage(tx, id);
  if (!row?.outcome || !undecided.has(row.outcome)) throw new Problem(409, "mail_decided");
  const mailbox = await findMailboxById(tx, row.mailbox_id);
  if (!mailbox) throw new Error("a message's mailbox is gone");
  const understood = await understandSafely(await readRaw(tx, id));
  const sent = understood.from?.address.toLowerCase();
  const quiet = sent !== undefined && (await pausesOf(tx, { mailboxId: mailbox.id, address: sent, now })).length > 0;
  const decision = await decisionOf(tx, actor, given, { quiet, named: row });
  const person = (understood.from && (await findPersonByEmail(tx, understood.from.address))) || null;
  if (decision.do !== "ignore" && !understood.from) throw new Problem(409, "mail_without_sender");
  const sender = person ? await actorFor(tx, person.id) : null;
  const letter: Letter = { id, mailbox, understood, person, actor: sender, verified: false, now };
  const applied = await apply(tx, letter, decision);
  await noteArrival(tx, letter, decision, applied);
  await updateMessage(tx, id, {
    state: "understood",
    outcome: decision.do === "open" ? "opened" : decision.do === "ignore" ? "ignored" : "appended",
    reasons: decision.reasons,
    // Ignored or not, it named that ticket.
    ticket_id: applied.ticketId ?? row.ticket_id,
    entry_id: applied.entryId,
    person_id: applied.personId,
    decided_at: now,
    decided_by: personIdOf(actor),
  });
  const data = { mail_id: id, decision: given.decision };
  await publish(tx, { type: "mail.decided", actorId: actor.personId, ticketId: applied.ticketId ?? row.ticket_id, data }, now);
}
