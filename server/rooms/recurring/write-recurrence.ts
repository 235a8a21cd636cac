import type { recurringRoutes } from "../../../contract/recurring.ts";
import type { BodyOf } from "../../../contract/route.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { checkBegin } from "./check-begin.ts";
import { tell } from "./events.ts";
import { checkSeries, nextAfter, seriesOf } from "./series.ts";
import { countOf, insertRecurrence, rewriteRecurrence, updateRecurrence, type RecurrenceRow } from "./store.ts";
import { skippedFrom } from "./store-runs.ts";

type Given = BodyOf<(typeof recurringRoutes)["POST /recurrences"]>;
type Change = BodyOf<(typeof recurringRoutes)["PATCH /recurrences/{id}"]>;

const most = 200;

/** Has the desk open tickets again and again. Publishes `recurrence.created`. Answers its id. */
export async function createRecurrence(tx: Db, actor: Actor, now: Date, given: Given): Promise<string> {
  const { rule, starts_on, time, time_zone } = checkSeries(
    { rule: given.rule, starts_on: given.starts_on, time: given.time, time_zone: given.time_zone },
    now,
  );
  const { rule: _, starts_on: __, time: ___, time_zone: ____, requester_id = personIdOf(actor), ...begin } = given;
  await checkBegin(tx, actor, { ...begin, requester_id });
  if ((await countOf(tx, given.team_id)) >= most) throw new Problem(409, "too_many_recurrences", { facts: { most } });
  const id = newId();
  await insertRecurrence(tx, id, {
    ...begin,
    requester_id,
    rule,
    starts_on,
    clock: time,
    time_zone,
    next_at: given.active ? nextAfter({ rule, starts_on, time, time_zone }, now, []) : null,
    changed_by: personIdOf(actor),
    changed_at: now,
    retired_at: null,
  });
  await tell(tx, personIdOf(actor), now, "recurrence.created", { id, ...given });
  return id;
}

const factOf = (before: boolean, after: boolean) =>
  before === after ? "recurrence.changed" : after ? "recurrence.resumed" : "recurrence.paused";

/**
 * Changes what was loaded to be changed. Its next time is counted from now where its times changed or it goes on after a pause.
 * Publishes `recurrence.changed`, `recurrence.paused` or `recurrence.resumed`.
 */
export async function changeRecurrence(tx: Db, actor: Actor, now: Date, row: RecurrenceRow, change: Change): Promise<void> {
  const before = seriesOf(row);
  const { rule, starts_on, time, time_zone, ...rest } = change;
  const wanted = {
    rule: rule ?? before.rule,
    starts_on: starts_on ?? before.starts_on,
    time: time ?? before.time,
    time_zone: time_zone ?? before.time_zone,
  };
  const same = JSON.stringify(wanted) === JSON.stringify(before);
  const series = same ? before : checkSeries(wanted, now);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<RecurrenceRow>;
  const { id, version: _, ...old } = row;
  const after = { ...old, ...given };
  await checkBegin(tx, actor, after, row);
  const skipped = (await skippedFrom(tx, [id], now)).get(id) ?? [];
  const goesOn = same && row.active;
  await rewriteRecurrence(tx, id, {
    team_id: after.team_id,
    subject: after.subject,
    description: after.description,
    request_type_id: after.request_type_id,
    fields: after.fields,
    impact: after.impact,
    urgency: after.urgency,
    checklist_id: after.checklist_id,
    assignee_id: after.assignee_id,
    requester_id: after.requester_id,
    active: after.active,
    rule: series.rule,
    starts_on: series.starts_on,
    clock: series.time,
    time_zone: series.time_zone,
    next_at: !after.active ? null : goesOn ? row.next_at : nextAfter(series, now, skipped),
    changed_by: personIdOf(actor),
    changed_at: now,
    retired_at: null,
  });
  await tell(tx, personIdOf(actor), now, factOf(row.active, after.active), { ...after, id });
}

/** Opens no more. Publishes `recurrence.deleted`. */
export async function deleteRecurrence(tx: Db, actor: Actor, now: Date, row: RecurrenceRow): Promise<void> {
  await updateRecurrence(tx, row.id, { next_at: null, retired_at: now });
  await tell(tx, personIdOf(actor), now, "recurrence.deleted", row);
}
