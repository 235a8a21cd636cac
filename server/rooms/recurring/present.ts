import type { Recurrence, RecurrenceRun } from "../../../contract/recurring.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { toPage } from "../../platform/page.ts";
import { sayRefusal } from "../bulk/index.ts";
import { findRequestType } from "../catalog/index.ts";
import { templatesByIds } from "../checklists/index.ts";
import { factsOf, mayReadInside, ticketsByIds } from "../tickets/index.ts";
import { load } from "./load.ts";
import { onTime } from "./open-due.ts";
import { mayKeep } from "./policy.ts";
import { saysTo } from "./says.ts";
import { seriesOf } from "./series.ts";
import type { ListedRow } from "./store.ts";
import { lastRuns, skippedFrom, type RunRow } from "./store-runs.ts";
import { timesAfter } from "./times.ts";

const shown = 5;

/** The next times of a series that nobody left out. Pure. */
export function nextTimes(series: Parameters<typeof timesAfter>[0], after: Date, skipped: readonly Date[]): string[] {
  const left = new Set(skipped.map(Number));
  return timesAfter(series, after, shown + skipped.length)
    .filter((at) => !left.has(at.getTime()))
    .slice(0, shown)
    .map((at) => at.toISOString());
}

async function namesOf(db: Db, rows: readonly ListedRow[], actor: Actor) {
  const typeIds = [...new Set(rows.flatMap(({ request_type_id }) => request_type_id ?? []))];
  const [types, templates] = await Promise.all([
    Promise.all(typeIds.map((id) => findRequestType(db, id))),
    templatesByIds(
      db,
      rows.flatMap(({ checklist_id }) => checklist_id ?? []),
    ),
  ]);
  return {
    types: new Map(types.flatMap((type) => (type ? [[type.id, actor.language === "nb" ? type.name_nb : type.name_en]] : []))),
    templates: new Map(templates.map(({ id, name }) => [id, name])),
  };
}

export async function presentAll(db: Db, actor: Actor, now: Date, rows: readonly ListedRow[]): Promise<Recurrence[]> {
  const ids = rows.map(({ id }) => id);
  const [{ types, templates }, last, skips] = await Promise.all([
    namesOf(db, rows, actor),
    lastRuns(db, ids, now),
    skippedFrom(db, ids, now),
  ]);
  return rows.map((row) => {
    const series = seriesOf(row);
    const skipped = skips.get(row.id) ?? [];
    const before = last.get(row.id);
    return {
      id: row.id,
      ...series,
      team_id: row.team_id,
      subject: row.subject,
      description: row.description,
      request_type_id: row.request_type_id,
      fields: row.fields,
      impact: row.impact,
      urgency: row.urgency,
      checklist_id: row.checklist_id,
      assignee_id: row.assignee_id,
      team: { id: row.team_id, name: row.team_name },
      request_type: types.get(row.request_type_id ?? "") ?? null,
      checklist: templates.get(row.checklist_id ?? "") ?? null,
      assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? "" },
      requester: { id: row.requester_id, name: row.requester_name },
      says: saysTo(actor, series),
      active: row.active,
      next: row.active ? nextTimes(series, now, skipped) : [],
      skipped: skipped.map((at) => at.toISOString()),
      last: before ? { due_at: before.due_at.toISOString(), outcome: before.outcome, troubled: before.troubles.length > 0 } : null,
      changed_by: { id: row.changed_by, name: row.changer_name },
      changed_at: row.changed_at.toISOString(),
      version: row.version,
      can: { change: mayKeep(actor, row.team_id) },
    };
  });
}

export async function presentRow(db: Db, actor: Actor, now: Date, row: ListedRow): Promise<Recurrence> {
  const [one] = await presentAll(db, actor, now, [row]);
  if (!one) throw new Error("one recurrence was expected");
  return one;
}

export const presentOne = async (db: Db, actor: Actor, now: Date, id: string): Promise<Recurrence> =>
  presentRow(db, actor, now, await load(db, actor, id));

/** What became of its times; of a ticket that the reader may not see nothing is said. */
export async function presentRuns(db: Db, actor: Actor, rows: readonly RunRow[], limit: number) {
  const tickets = await ticketsByIds(
    db,
    rows.flatMap(({ ticket_id }) => ticket_id ?? []),
  );
  const one = (row: RunRow): RecurrenceRun => {
    const ticket = tickets.get(row.ticket_id ?? "");
    return {
      due_at: row.due_at.toISOString(),
      at: row.at.toISOString(),
      outcome: row.outcome,
      late: row.outcome === "opened" && row.at.getTime() - row.due_at.getTime() > onTime,
      missed: row.missed,
      ticket: ticket && mayReadInside(actor, factsOf(ticket)) ? { id: ticket.id, number: ticket.number } : null,
      troubles: row.troubles.map(({ what, refusal }) => ({
        what,
        why: refusal ? sayRefusal(actor.language, refusal) : say(actor.language, "recurrence.our_fault"),
      })),
    };
  };
  return toPage([...rows], limit, one, (row) => [row.due_at.toISOString()]);
}
