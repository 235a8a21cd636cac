import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { promiseFor, targetsOf } from "../catalog/index.ts";
import { findPersonById, resolvePerson } from "../people/index.ts";
import { actorFor } from "../access/index.ts";
import { attachToDescription } from "./attach-files.ts";
import { followRetyped, retype, typeNamed, typeWords } from "./change-type.ts";
import { changePlace } from "./change-place.ts";
import { stepTo } from "./change-step.ts";
import { changeStatus, given, ranked, type TicketChange, type Told } from "./change-rules.ts";
import { tell } from "./events.ts";
import { changeAnswers } from "./form/change-answers.ts";
import { loadFor } from "./load-ticket.ts";
import { factsOf, fieldsJson, isBeingOpened, updateTicket, type TicketValues } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { dueElsewhere, promiseAnew } from "./due/clock-of.ts";
import { clocksFollow } from "./due/counted.ts";
import { mayWorkOn } from "./policy.ts";
import { requireDone } from "./require-done.ts";
import { resolveCategory } from "./resolve-references.ts";
import { answerOffer, updateStay } from "./store-stays.ts";
import { isActive } from "./ticket.ts";

/** Facts that are simply written: what changed, from and to, in words. */
async function plainChanges(tx: Db, actor: Actor, row: TicketRow, change: TicketChange, values: TicketValues) {
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  const note = (field: string, from: unknown, to: unknown) => {
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[field] = { from, to };
  };
  if (change.subject !== undefined) note("subject", row.subject, (values.subject = change.subject));
  if (change.description !== undefined) note("description", null, (values.description = change.description) && null);
  if (change.kind !== undefined) note("kind", row.kind, (values.kind = change.kind));
  if (change.tags !== undefined) note("tags", row.tags, (values.tags = change.tags));
  if (change.category !== undefined) {
    const category = change.category === null ? null : await resolveCategory(tx, change.category);
    values.category_id = category?.id ?? null;
    note("category", row.category?.name_en ?? null, category?.name_en ?? null);
  }
  if (change.requester !== undefined) {
    const person = await resolvePerson(tx, actor, change.requester, "/requester");
    Object.assign(values, {
      requester_id: person.id,
      organization_id: person.organization_id,
      site_id: person.site_id,
      room_id: person.room_id,
    });
    note("requester", row.requester_name, person.name);
  }
  if (change.on_behalf_of !== undefined) {
    const person = change.on_behalf_of === null ? null : await resolvePerson(tx, actor, change.on_behalf_of, "/on_behalf_of");
    values.on_behalf_of_id = person?.id ?? null;
    note("on_behalf_of", row.on_behalf_of_name, person?.name ?? null);
  }
  if (change.site_id !== undefined || change.room_id !== undefined) {
    const place = await changePlace(tx, row, change);
    Object.assign(values, { site_id: place.site_id, room_id: place.room_id });
    note("site", row.site_name, place.site);
    if (!place.stays) note("room", row.room_name, place.room);
  }
  return { changes, note };
}

/** Impact × urgency decides the priority, and the priority by how many minutes it is due; null: by as many as before. */
async function reprioritise(
  tx: Db,
  row: TicketRow,
  change: TicketChange,
  values: TicketValues,
  note: (f: string, a: unknown, b: unknown) => void,
): Promise<number | null> {
  if (change.impact === undefined && change.urgency === undefined) return null;
  const impact = change.impact ?? row.impact;
  const urgency = change.urgency ?? row.urgency;
  const promise = await promiseFor(tx, impact, urgency, await targetsOf(tx, row.request_type_id));
  const { values: judged, minutes } = ranked(row, impact, urgency, promise);
  Object.assign(values, judged);
  note("impact", row.impact, impact);
  note("urgency", row.urgency, urgency);
  note("priority", row.priority, promise.priority);
  return minutes;
}

/** When it is due, where it was promised anew or its site is another one by now. */
async function dueAnew(tx: Db, row: TicketRow, site: string | null | undefined, minutes: number | null): Promise<{ due_at?: Date }> {
  const siteId = site === undefined ? row.site_id : site;
  if (minutes !== null) return { due_at: await promiseAnew(tx, { ...row, site_id: siteId }, minutes) };
  return siteId === row.site_id || !isActive(row.status) ? {} : dueElsewhere(tx, row, siteId);
}

/** What promises ask of a ticket besides its priority: what it was goes into the fact, so that a clock can be counted from facts alone. */
const promisesAsk = ["request_type_id", "organization_id", "requester_id", "on_behalf_of_id", "site_id"] as const;
const wasBefore = (found: TicketRow, values: TicketValues): Record<string, string | null> =>
  Object.fromEntries(promisesAsk.flatMap((key) => (values[key] !== undefined && values[key] !== found[key] ? [[key, found[key]]] : [])));

/** What the verb is told beyond what the API takes. */
interface Given {
  /** For whom the new assignee stands in. */
  insteadOf?: string;
}

/** Gives the ticket to somebody who may work on it, or to nobody. */
async function assign(
  tx: Db,
  actor: Actor,
  row: TicketRow,
  change: TicketChange & Given,
  values: TicketValues,
  now: Date,
): Promise<Told[]> {
  if (change.assignee === undefined || change.assignee === row.assignee_id) return [];
  const person = change.assignee === null ? null : ((await findPersonById(tx, change.assignee)) ?? null);
  if (change.assignee !== null && (!person || !mayWorkOn(await actorFor(tx, person.id), factsOf(row))))
    throw wrongField("/assignee", "not_a_technician");
  const { values: after, told } = given(person, row, actor, change.insteadOf);
  Object.assign(values, after);
  if (!person) return [told];
  await answerOffer(tx, row.id, "withdrawn", now);
  if (!row.accepted && row.stay_id) await updateStay(tx, row.stay_id, { accepted_at: now, accepted_by: person.id });
  return [told];
}

/** Changes facts of a ticket; every change tells what it was and what it became. */
export async function changeTicket(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  asked: TicketChange & Given,
  check: (row: TicketRow) => Promise<void> | void = () => {},
): Promise<TicketRow> {
  const type = await typeNamed(tx, actor, asked);
  const found = await loadFor(tx, actor, key, "work");
  await check(found);
  const other = type !== undefined && (type?.id ?? null) !== found.request_type_id;
  const { row, change, minutes } = other ? await retype(tx, actor, now, found, type, asked) : { row: found, change: asked, minutes: null };
  const opening = await isBeingOpened(tx, row);
  // Words are taken back only while their call goes on: a ticket about nothing helps nobody.
  if (change.subject === "" && row.subject !== "" && !opening) throw wrongField("/subject", "what_is_wrong");
  const values: TicketValues = {};
  const { changes, note } = await plainChanges(tx, actor, row, change, values);
  if (other) note("request_type", typeWords(found.request_type), typeWords(type));
  if (change.attachments?.length) {
    const added = await attachToDescription(tx, actor, now, row.id, change.attachments);
    values.has_files = true;
    note("attachments", null, added.map(({ name }) => name).join(", "));
  }
  const answers = change.fields && (await changeAnswers(tx, actor, now, row, change.fields, change.inside));
  if (answers) {
    // The row is written also where an answer stands apart: its version tells that something changed.
    Object.assign(values, { fields: fieldsJson(answers.open), ...(answers.attached && { has_files: true }) });
    changes["fields"] = { from: null, to: null };
  }
  const promised = (await reprioritise(tx, row, change, values, note)) ?? minutes;
  Object.assign(values, await dueAnew(tx, row, values.site_id, promised));
  const step = change.step ? await stepTo(tx, row, change.step, actor.language) : null;
  if (step && change.status !== undefined && change.status !== step.status) throw wrongField("/status", "other_than_step");
  if (step || (change.step === null && row.step !== null)) {
    values.step = step?.key ?? null;
    note("step", row.step?.label ?? null, step?.label ?? null);
  }
  const stood = step && (step.status !== row.status || step.reason !== row.waiting_reason);
  const standing = stood ? { ...change, status: step.status, ...(step.reason && { waiting_reason: step.reason }) } : change;
  const told = [...changeStatus(row, standing, values, now), ...(await assign(tx, actor, row, change, values, now))];
  if (Object.keys(values).length === 0 && !other) return row;
  await updateTicket(tx, row.id, values, now);
  if (Object.keys(changes).length > 0) {
    const was = wasBefore(found, { ...values, ...(other && { request_type_id: type?.id ?? null }) });
    const data = {
      changes,
      ...(Object.keys(was).length > 0 && { was }),
      ...(opening && { opening }),
      ...(answers && { answers: answers.told }),
    };
    await tell(tx, actor, now, "ticket.changed", row.id, data);
  }
  for (const one of told) await tell(tx, actor, now, one.type, row.id, one.data);
  if (other) await followRetyped(tx, actor, now, row, type);
  // With all that came along: what another request type asks for is asked for here, too.
  if (values.status === "closed" && isActive(row.status)) await requireDone(tx, row, actor.language);
  await clocksFollow(tx, now, row.id);
  return row;
}
