import type { BodyOf } from "../../../contract/route.ts";
import type { catalogRoutes } from "../../../contract/catalog.ts";
import type { Field } from "../../../contract/field.ts";
import type { Step } from "../../../contract/step.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { checkSteps, keepSteps } from "./check-steps.ts";
import { checkForm, reshape } from "./check-form.ts";
import { requirePlaces } from "./create-request-type.ts";
import { ownTargets } from "./parts.ts";
import { presentRequestType } from "./present.ts";
import { lockRequestType, requestTypeByKey, updateRequestType, type RequestTypeRow } from "./store.ts";

type Changes = BodyOf<(typeof catalogRoutes)["PATCH /request-types/{id}"]>;

/** As it stands, and the form as it would be kept; refuses what cannot be meant. Locked for this transaction. */
export async function shapeAnew(
  tx: Db,
  key: string,
  changes: Changes,
): Promise<{ before: RequestTypeRow; fields: Field[]; steps: Step[] }> {
  const id = isId(key) ? key : (await requestTypeByKey(tx, key))?.id;
  const before = id ? await lockRequestType(tx, id) : undefined;
  if (!before) throw notFound("request_type");
  await requirePlaces(tx, changes);
  const fields = changes.fields ? reshape(before.fields, changes.fields) : before.fields;
  if (changes.fields) checkForm(fields);
  const steps = changes.steps ? keepSteps(before.steps, changes.steps) : before.steps;
  if (changes.steps) checkSteps(steps);
  return { before, fields, steps };
}

/** What is left out of a change of targets stays. Pure. */
export const targetsAfter = ({ targets }: Pick<RequestTypeRow, "targets">, given: NonNullable<Changes["targets"]>) =>
  ownTargets({ ...targets, ...given });

/** Changes what is asked for and how, by id or key. Tickets keep their answers: what is asked no more is retired. Publishes `request_type.changed`. */
export async function changeRequestType(tx: Db, actor: Actor, key: string, changes: Changes, ifMatch?: string): Promise<RequestTypeRow> {
  const { before, fields, steps } = await shapeAnew(tx, key, changes);
  await requireVersion(before, ifMatch, async () => presentRequestType(before, true));
  const { name, hint, fields: _, steps: __, reply, targets, ...plain } = changes;
  const named = Object.keys(changes).filter((one) => changes[one as keyof Changes] !== undefined);
  if (named.length === 0) return before;
  await updateRequestType(tx, before.id, {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(name && { name_en: name.en, name_nb: name.nb }),
    ...(hint && { hint_en: hint.en, hint_nb: hint.nb }),
    ...(reply !== undefined && { reply }),
    ...(targets && { targets: targetsAfter(before, targets) }),
    fields,
    steps,
  });
  const data = { request_type_id: before.id, name: name ?? { en: before.name_en, nb: before.name_nb }, fields: named };
  await publish(tx, { type: "request_type.changed", actorId: actor.personId, data });
  return (await lockRequestType(tx, before.id)) ?? before;
}
