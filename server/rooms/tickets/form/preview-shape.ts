import { priority, type catalogRoutes } from "../../../../contract/catalog.ts";
import type { Field } from "../../../../contract/field.ts";
import { isEmptyAnswer, leftToSolve } from "../../../../contract/form.ts";
import type { ShapeEffect } from "../../../../contract/forms.ts";
import type { BodyOf } from "../../../../contract/route.ts";
import type { Db } from "../../../platform/db.ts";
import { questionsByKeys, shapeAnew, targetsAfter, type RequestTypeRow } from "../../catalog/index.ts";
import { countAtSteps } from "../store-steps.ts";
import { held } from "./held.ts";
import { stepUsesOf, usesOf } from "./uses.ts";
import { openAnswers, type OpenAnswers } from "./store-answers.ts";

const priorities = priority.options;
type What = ShapeEffect["what"];

const has = (field: Field, { fields, inner, secrets }: OpenAnswers): boolean =>
  secrets.includes(field.key) || !isEmptyAnswer(held([field], fields, inner)[field.key]);

/** Whether a ticket has an answer that is offered no more from now on. */
function losesChoice(before: Field, after: Field, { fields, inner }: OpenAnswers): boolean {
  const value = held([before], fields, inner)[before.key];
  const given = Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
  const offered = (field: Field, key: string) => field.choices.some((choice) => choice.key === key && !choice.retired);
  return given.some((key) => offered(before, key) && !offered(after, key));
}

/** The database keeps no order of keys. Pure. */
const sameCondition = (one: Field["when"], other: Field["when"]): boolean =>
  one?.field === other?.field && JSON.stringify(one?.is) === JSON.stringify(other?.is);

/** What one question that was there does anew, and to which tickets. Pure. */
function effectsOn(before: Field, after: Field, form: readonly Field[], tickets: readonly OpenAnswers[]): ShapeEffect[] {
  const count = (what: What, touched: (ticket: OpenAnswers) => boolean): ShapeEffect => ({
    what,
    question: after.label,
    step: null,
    tickets: tickets.filter(touched).length,
    used_by: [],
  });
  if (after.retired) return before.retired ? [] : [count("retired", (ticket) => has(before, ticket))];
  const choice = count("choice_retired", (ticket) => losesChoice(before, after, ticket));
  return [
    ...(after.internal && !before.internal ? [count("hidden", ({ fields }) => !isEmptyAnswer(fields[before.key]))] : []),
    ...(before.internal && !after.internal ? [count("opened", ({ inner }) => !isEmptyAnswer(inner[before.key]))] : []),
    ...(choice.tickets > 0 ? [choice] : []),
    ...(!sameCondition(before.when, after.when) ? [count("decides_anew", (ticket) => has(before, ticket))] : []),
    ...(after.required_to_solve && !before.required_to_solve ? [neededIn(after, form, tickets)] : []),
  ];
}

/** In how many tickets a question is left to be answered before they are solved. Pure. */
const neededIn = (field: Field, form: readonly Field[], tickets: readonly OpenAnswers[]): ShapeEffect => ({
  what: "needed",
  question: field.label,
  step: null,
  tickets: tickets.filter(({ fields, inner, secrets }) => leftToSolve(form, held(form, fields, inner), secrets).includes(field)).length,
  used_by: [],
});

type Changes = BodyOf<(typeof catalogRoutes)["PATCH /request-types/{id}"]>;

/** What tickets get from now on, and those that are there do not. Pure. */
function broughtAnew(before: RequestTypeRow, { targets, checklist_id }: Changes): What[] {
  const after = targets && targetsAfter(before, targets);
  const other = after && priorities.some((priority) => after[priority] !== before.targets[priority]);
  return [
    ...(other ? ["targets_changed" as const] : []),
    ...(checklist_id && checklist_id !== before.checklist_id ? ["checklist_changed" as const] : []),
  ];
}

/** Keys of the questions that nobody is asked any more once this type is offered no more. */
async function askedHereAlone(db: Db, typeId: string, fields: readonly Field[]): Promise<string[]> {
  const keys = fields.filter(({ retired }) => !retired).map(({ key }) => key);
  const elsewhere = (await questionsByKeys(db, keys)).filter(({ type_id, offered }) => offered && type_id !== typeId);
  return keys.filter((key) => !elsewhere.some(({ field }) => field.key === key));
}

/** What a change of a request type would do to its open tickets; nothing is written. */
export async function previewShape(db: Db, key: string, changes: Changes): Promise<ShapeEffect[]> {
  const { before, fields, steps } = await shapeAnew(db, key, changes);
  const ends = before.active && changes.active === false;
  const leaving = steps.filter((step) => step.retired && before.steps.some((old) => old.key === step.key && !old.retired));
  const brought = broughtAnew(before, changes);
  if (!changes.fields && !ends && leaving.length === 0 && brought.length === 0) return [];
  const standing = leaving.length > 0 ? await countAtSteps(db, before.id) : new Map<string, number>();
  const tickets = await openAnswers(db, before.id);
  const effects = [
    ...(await Promise.all(
      leaving.map(async ({ key, label }) => ({
        what: "step_retired" as const,
        question: label,
        step: key,
        tickets: standing.get(key) ?? 0,
        used_by: await stepUsesOf(db, [key]),
      })),
    )),
    ...(ends ? [{ what: "type_retired" as const, question: null, step: null, tickets: tickets.length, used_by: [] }] : []),
    ...brought.flatMap((what) => (tickets.length > 0 ? [{ what, question: null, step: null, tickets: tickets.length, used_by: [] }] : [])),
    ...fields.flatMap((field) => {
      const old = before.fields.find((one) => one.key === field.key);
      if (old) return effectsOn(old, field, fields, tickets);
      return field.required_to_solve && !field.retired ? [neededIn(field, fields, tickets)] : [];
    }),
  ];
  const ending = fields.filter((field) => field.retired && before.fields.some((old) => old.key === field.key && !old.retired));
  const uses = new Map(await Promise.all(ending.map(async ({ key, label }) => [label, await usesOf(db, [key])] as const)));
  const ofType = ends ? await usesOf(db, await askedHereAlone(db, before.id, fields)) : [];
  const usedBy = ({ what, question, used_by }: ShapeEffect) =>
    what === "step_retired" ? used_by : question ? (uses.get(question) ?? []) : what === "type_retired" ? ofType : [];
  return effects.map((effect) => ({ ...effect, used_by: usedBy(effect) }));
}
