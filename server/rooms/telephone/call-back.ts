import { type Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { Problem } from "../../platform/problem.ts";
import { makePromise } from "../promises/index.ts";
import { changeTicket, openTicket, ticketsByIds, whoTakes } from "../tickets/index.ts";
import { desk } from "./desk.ts";
import { tellMissed } from "./events.ts";
import type { SystemRow } from "./store.ts";
import { callBacksOf, countCallBacks, type CallRow } from "./store-calls.ts";

/** So many tickets an hour of one system: who calls from a thousand made-up numbers fills no queue. */
const mostAnHour = 60;
const hour = 3_600_000;
const week = 7 * 24 * hour;

/** An open ticket to call this number back, or null. */
export async function openCallBack(db: Db, now: Date, number: string): Promise<string | null> {
  const before = await callBacksOf(db, number, new Date(now.getTime() - week));
  const ids = before.flatMap(({ ticket_id }) => ticket_id ?? []);
  const rows = await ticketsByIds(db, ids);
  const open = ids.find((id) => {
    const row = rows.get(id);
    return row && !row.discarded_at && !row.merged_into && row.status !== "resolved" && row.status !== "closed";
  });
  return open ?? null;
}

/** Whoever alone was rung promises it, or who stands in for them: the desk reminds them. Nobody where they may not. */
async function promise(tx: Db, now: Date, system: SystemRow, ticketId: string, personId: string): Promise<void> {
  const due = new Date(now.getTime() + system.call_back_minutes * 60_000).toISOString();
  try {
    const { id } = await whoTakes(tx, desk, now, personId);
    await changeTicket(tx, desk, now, ticketId, { assignee: id });
    await makePromise(tx, desk, now, ticketId, { what: "call_back", words: "", due_at: due, by: id, remind_minutes: 10, told: false });
  } catch (error) {
    // Away without a stand-in, or no technician any more: it stays with the team.
    if (!(error instanceof Problem)) throw error;
  }
}

/**
 * A missed call is one ticket in its team's queue, to be called back; the same number again is told there. It is nobody's: a number
 * says nothing about who called. null: withheld, or too many.
 */
export async function callBack(tx: Db, now: Date, system: SystemRow, call: CallRow): Promise<string | null> {
  const { number } = call;
  if (!number) return null;
  const facts = { number, system: system.name };
  const before = await openCallBack(tx, now, number);
  if (before) {
    await tellMissed(tx, now, before, facts);
    return before;
  }
  if ((await countCallBacks(tx, system.id, new Date(now.getTime() - hour))) >= mostAnHour) return null;
  const { id } = await openTicket(
    tx,
    desk,
    now,
    {
      subject: say(system.language, "call_back.subject", { number }),
      description: say(system.language, "call_back.words", facts),
      channel: "phone",
      kind: "incident",
      ...(system.team_id && { team: system.team_id }),
    },
    { live: true, due: new Date(now.getTime() + system.call_back_minutes * 60_000) },
  );
  await tellMissed(tx, now, id, facts);
  const [only] = call.rung;
  if (only && call.rung.length === 1) await promise(tx, now, system, id, only);
  return id;
}
