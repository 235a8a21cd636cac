import { randomUUID } from "node:crypto";
import type { approvalRoutes, Approval } from "../../../contract/approvals.ts";
import type { BodyOf } from "../../../contract/route.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { findRequestType } from "../catalog/index.ts";
import { answersTo, changeTicket, loadFor, namesIn, wordsOf, type TicketRow } from "../tickets/index.ts";
import { tellOf } from "./events.ts";
import { sendAsks } from "./send-ask.ts";
import { insertApproval, insertAsks } from "./store.ts";
import { whoIsAsked } from "./who-is-asked.ts";

type Given = BodyOf<(typeof approvalRoutes)["POST /tickets/{id}/approvals"]>;
const day = 86_400_000;

/** Those answers of the request that were chosen for it, as they stand now. */
async function shownOf(tx: Db, ticket: TicketRow, keys: readonly string[]): Promise<Approval["shown"]> {
  const type = keys.length > 0 && ticket.request_type ? await findRequestType(tx, ticket.request_type.key) : undefined;
  const fields = (type?.fields ?? []).filter(({ key }) => keys.includes(key));
  const names = await namesIn(tx, ticket.id, fields, ticket.fields);
  return answersTo(fields, ticket.fields).flatMap(({ key, label, value }) => {
    const field = fields.find((one) => one.key === key);
    return field ? [{ label, value: wordsOf(field, value, names) }] : [];
  });
}

/** Asks people to agree, in the portal and by mail. Publishes `ticket.approval_asked`, and `ticket.waiting` where the ticket waits for it. */
export async function askApproval(tx: Db, actor: Actor, now: Date, key: string, given: Given): Promise<TicketRow> {
  const ticket = await loadFor(tx, actor, key, "work");
  const asked = await whoIsAsked(tx, actor, now, ticket, given);
  const shown = await shownOf(tx, ticket, given.fields);
  const waits = given.wait && (ticket.status === "new" || ticket.status === "open");
  const { question, rule, mandatory, own } = given;
  const row = { id: newId(), ticket_id: ticket.id, question, rule, mandatory, own, waits, asked_by: personIdOf(actor), asked_at: now };
  const expires_at = new Date(now.getTime() + given.days * day);
  await insertApproval(tx, { ...row, shown: JSON.stringify(shown), expires_at });
  const asks = asked.map(({ named, approver }) => ({
    id: newId(),
    approval_id: row.id,
    named_id: named,
    approver_id: approver,
    nonce: randomUUID(),
    answer: null,
    comment: null,
    answered_at: null,
    by_mail: null,
    told_at: now,
  }));
  await insertAsks(tx, asks);
  await tellOf(tx, now, "ticket.approval_asked", actor.personId, ticket.id, { approval_id: row.id, question, asked: asks.length });
  if (waits) await changeTicket(tx, actor, now, ticket.id, { status: "waiting", waiting_reason: "approval" });
  await sendAsks(tx, now, ticket, { ...row, shown, expires_at, state: "open", reason: null, ended_at: null }, asks);
  return ticket;
}
