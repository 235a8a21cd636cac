import { isDiskFull, isDisturbed, isUnreachable } from "../../platform/database-errors.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { giveChecklist } from "../checklists/index.ts";
import { changeMany, openTicket, refusalOf } from "../tickets/index.ts";
import { desk } from "./desk.ts";
import { tellOpened } from "./events.ts";
import type { RecurrenceRow } from "./store.ts";
import { keep, mark, undo } from "./store-runs.ts";
import type { Trouble } from "./tables.ts";

/** A time whose turn it is. */
export interface Turn {
  due: Date;
  late: boolean;
  missed: number;
}

const passing = (error: unknown): boolean => isUnreachable(error) || isDisturbed(error) || isDiskFull(error);

/** Does it, or nothing of it, and answers what was wrong. What will go well another time is left for then. */
async function attempt(tx: Db, what: Trouble["what"], work: () => Promise<unknown>): Promise<Trouble | null> {
  await mark(tx);
  try {
    await work();
    await keep(tx);
    return null;
  } catch (error) {
    await undo(tx);
    if (passing(error)) throw error;
    return { what, refusal: error instanceof Problem ? refusalOf(error) : null };
  }
}

async function open(tx: Db, now: Date, row: RecurrenceRow, turn: Turn): Promise<string> {
  const { id } = await openTicket(
    tx,
    desk,
    now,
    {
      subject: row.subject,
      description: row.description,
      channel: "api",
      requester: { id: row.requester_id },
      team: row.team_id,
      fields: row.fields,
      source: "recurring",
      ...(row.request_type_id ? { request_type: row.request_type_id } : { kind: "incident" as const }),
      ...(row.impact !== null && { impact: row.impact }),
      ...(row.urgency !== null && { urgency: row.urgency }),
    },
    { quiet: true, kept: true },
  );
  await tellOpened(tx, now, id, row, turn.due, turn);
  return id;
}

/** Opens the ticket of a time: without its checklist or its technician where those cannot be had, and with the reason. */
export async function openOne(
  tx: Db,
  now: Date,
  row: RecurrenceRow,
  turn: Turn,
): Promise<{ ticketId: string | null; troubles: Trouble[] }> {
  let ticketId = "";
  const failed = await attempt(tx, "ticket", async () => (ticketId = await open(tx, now, row, turn)));
  if (failed) return { ticketId: null, troubles: [failed] };
  const { checklist_id, assignee_id } = row;
  const listed = checklist_id && (await attempt(tx, "checklist", () => giveChecklist(tx, desk, now, ticketId, checklist_id)));
  const given =
    assignee_id &&
    (await attempt(tx, "assignee", async () => {
      const [judged] = await changeMany(tx, desk, now, { act: "assign", assignee: assignee_id }, [ticketId], {});
      if (judged?.result === "refused") throw new Problem(409, judged.refusal.code, { facts: judged.refusal.facts });
    }));
  return { ticketId, troubles: [listed, given].flatMap((one) => one || []) };
}
