import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { dueElsewhere } from "../due/clock-of.ts";
import { tell } from "../events.ts";
import { loadFor } from "../load-ticket.ts";
import { openTicket } from "../open-ticket.ts";
import { findTicket, updateTicket } from "../store.ts";
import { entriesIn, giveEntries, inherit, turnIn } from "../store-split.ts";
import type { TicketRow } from "../store-rows.ts";

/** A ticket like this one, of the same requester, team and secrecy: whoever reads it could read the words before. */
async function openBeside(tx: Db, actor: Actor, now: Date, row: TicketRow, subject: string): Promise<TicketRow> {
  if (!row.requester_id) throw new Problem(409, "merge_called", { facts: { number: row.number } });
  const { id } = await openTicket(
    tx,
    actor,
    now,
    {
      subject,
      description: "",
      requester: { id: row.requester_id },
      ...(row.on_behalf_of_id && { on_behalf_of: { id: row.on_behalf_of_id } }),
      channel: row.channel,
      kind: row.kind,
      impact: row.impact,
      urgency: row.urgency,
      team: row.team_id,
    },
    { quiet: true },
  );
  await inherit(tx, row.id, id);
  const opened = await findTicket(tx, id);
  if (!opened) throw new Error("a ticket that was just opened is there");
  const due = await dueElsewhere(tx, opened, opened.site_id);
  return { ...opened, ...due };
}

/** Some entries leave a ticket and open one of their own, with ids and times as they were. Publishes `ticket.split` in both. */
export async function split(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  given: { entries: string[]; subject: string },
): Promise<{ split: string; ticket: TicketRow }> {
  const row = await loadFor(tx, actor, key, "work");
  const there = await entriesIn(tx, row.id, given.entries);
  const missing = given.entries.findIndex((id) => !there.has(id));
  if (missing >= 0) throw wrongField(`/entries/${missing}`, "no_entry");
  const opened = await openBeside(tx, actor, now, row, given.subject);
  await giveEntries(tx, row.id, given.entries, opened.id);
  const [here, apart] = [await turnIn(tx, row.id), await turnIn(tx, opened.id)];
  const began = apart.answered && apart.answered < opened.opened_at ? opened.opened_at : apart.answered;
  const started = {
    due_at: opened.due_at,
    awaits: apart.awaits,
    first_answered_at: began,
    has_files: row.has_files,
    ...(apart.answered && { status: "open" as const }),
  };
  await updateTicket(tx, opened.id, started, now);
  await updateTicket(tx, row.id, { awaits: here.awaits }, now);
  const numbers = { from: row.number, into: opened.number };
  const id = await tell(tx, actor, now, "ticket.split", row.id, { ...numbers, into_id: opened.id, entries: [...there] });
  await tell(tx, actor, now, "ticket.split", opened.id, numbers);
  return { split: id, ticket: opened };
}
