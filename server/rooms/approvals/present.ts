import type { Approval, Asked, AskedByMe } from "../../../contract/approvals.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { findPeopleByIds } from "../people/index.ts";
import { ticketHeads, ticketsByIds } from "../tickets/index.ts";
import { approvalsOf, askedBy, asksOf, waitingFor, type ApprovalRow } from "./store.ts";

/** What was asked for in tickets whose inside the caller has loaded. */
export async function presentApprovals(db: Db, ticketIds: readonly string[]): Promise<{ items: Approval[] }> {
  const rows = await approvalsOf(db, ticketIds);
  if (rows.length === 0) return { items: [] };
  const asks = await asksOf(
    db,
    rows.map(({ id }) => id),
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      question: row.question,
      shown: row.shown,
      rule: row.rule,
      mandatory: row.mandatory,
      state: row.state,
      reason: row.reason,
      asked_by: { id: row.asked_by, name: row.asker_name },
      asked_at: row.asked_at.toISOString(),
      expires_at: row.expires_at.toISOString(),
      asks: asks
        .filter(({ approval_id }) => approval_id === row.id)
        .map((ask) => ({
          id: ask.id,
          named: { id: ask.named_id, name: ask.named_name },
          approver: { id: ask.approver_id, name: ask.approver_name },
          answer: ask.answer,
          comment: ask.comment,
          answered_at: ask.answered_at?.toISOString() ?? null,
          by_mail: ask.by_mail,
        })),
    })),
  };
}

/** As much of these as somebody who is asked may read: nothing else of their tickets. */
async function presentAll(db: Db, rows: readonly ApprovalRow[]): Promise<Asked[]> {
  const [tickets, people] = await Promise.all([
    ticketsByIds(
      db,
      rows.map((row) => row.ticket_id),
    ),
    findPeopleByIds(
      db,
      rows.map((row) => row.asked_by),
    ),
  ]);
  return rows.map((row) => {
    const ticket = tickets.get(row.ticket_id);
    if (!ticket) throw notFound("approval");
    return {
      subject: ticket.subject,
      requester: ticket.on_behalf_of_name ?? ticket.requester_name,
      asked_by: people.get(row.asked_by)?.name ?? "",
      question: row.question,
      shown: row.shown,
      expires_at: row.expires_at.toISOString(),
    };
  });
}

export async function presentAsked(db: Db, row: ApprovalRow): Promise<Asked> {
  const [asked] = await presentAll(db, [row]);
  if (!asked) throw notFound("approval");
  return asked;
}

/** Looking through somebody's eyes shows nothing confidential, also where they were asked about it. */
async function shownThrough<Row extends ApprovalRow>(db: Db, actor: Actor, rows: Row[]): Promise<Row[]> {
  if (!actor.viewedBy) return rows;
  const heads = await ticketHeads(
    db,
    rows.map(({ ticket_id }) => ticket_id),
  );
  return rows.filter(({ ticket_id }) => heads.get(ticket_id)?.confidential === false);
}

/** What waits for this reader; each by the id of what they are asked. */
export async function presentWaiting(db: Db, actor: Actor, now: Date) {
  const rows = await shownThrough(db, actor, await waitingFor(db, personIdOf(actor), now));
  const asked = await presentAll(db, rows);
  return { items: rows.flatMap(({ ask_id }, index) => (asked[index] ? { ...asked[index], id: ask_id } : [])) };
}

interface Query {
  cursor?: string | undefined;
  limit: number;
  open?: boolean | undefined;
}

/** What this reader asked others, and of what is open whom it waits for. */
export async function presentAskedBy(db: Db, actor: Actor, { cursor, limit, open = false }: Query) {
  const after = decodeCursor(cursor, ["time", "id"]) as [string, string] | null;
  const rows = await askedBy(db, actor, { open, after, limit });
  const asks = await asksOf(
    db,
    rows.filter(({ state }) => state === "open").map(({ id }) => id),
  );
  const present = (row: (typeof rows)[number]): AskedByMe => ({
    id: row.id,
    ticket: { id: row.ticket_id, number: row.number, subject: row.subject },
    question: row.question,
    state: row.state,
    rule: row.rule,
    asked_at: row.asked_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    waits_for: asks
      .filter(({ approval_id, answer }) => approval_id === row.id && answer === null)
      .map(({ approver_id, approver_name }) => ({ id: approver_id, name: approver_name })),
  });
  return toPage(rows, limit, present, (row) => [row.asked_at.toISOString(), row.id]);
}
