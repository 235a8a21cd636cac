import type { Field } from "../../../contract/catalog.ts";
import type { Step } from "../../../contract/step.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { findTeam } from "../teams/index.ts";
import { checkSteps } from "./check-steps.ts";
import { checkForm } from "./check-form.ts";
import { ownTargets, requireParts, type Parts } from "./parts.ts";
import { categoriesWhere, insertRequestTypes, nextPosition, requestTypeById, type RequestTypeRow } from "./store.ts";

export interface RequestTypeGiven extends Parts {
  steps?: Step[];
  key: string;
  name: { en: string; nb: string };
  hint: { en: string; nb: string };
  icon: string;
  kind: "incident" | "service_request";
  category_id?: string | null;
  team_id?: string | null;
  impact: number;
  urgency: number;
  confidential?: boolean;
  fields: Field[];
}

/** Refuses a category, a team or a part that is not there. */
export async function requirePlaces(
  tx: Db,
  given: Parts & { category_id?: string | null | undefined; team_id?: string | null | undefined },
): Promise<void> {
  if (given.category_id && (await categoriesWhere(tx, "id", [given.category_id])).length === 0) {
    throw wrongField("/category_id", "unknown", { what: "category" });
  }
  if (given.team_id && !(await findTeam(tx, given.team_id))) throw wrongField("/team_id", "unknown", { what: "team" });
  await requireParts(tx, given);
}

/** Adds a request type at the end of the list; publishes `request_type.created`. */
export async function createRequestType(tx: Db, actor: Actor, given: RequestTypeGiven): Promise<RequestTypeRow> {
  checkForm(given.fields);
  checkSteps(given.steps ?? []);
  await requirePlaces(tx, given);
  const id = newId();
  const added = await insertRequestTypes(tx, [
    {
      id,
      key: given.key,
      name_en: given.name.en,
      name_nb: given.name.nb,
      hint_en: given.hint.en,
      hint_nb: given.hint.nb,
      icon: given.icon,
      kind: given.kind,
      category_id: given.category_id ?? null,
      team_id: given.team_id ?? null,
      impact: given.impact,
      urgency: given.urgency,
      confidential: given.confidential ?? false,
      fields: given.fields,
      steps: given.steps ?? [],
      reply: given.reply ?? null,
      checklist_id: given.checklist_id ?? null,
      macro_ids: [...(given.macro_ids ?? [])],
      targets: ownTargets(given.targets ?? {}),
      position: await nextPosition(tx, "request_type"),
    },
  ]);
  if (added === 0) throw wrongField("/key", "taken");
  await publish(tx, { type: "request_type.created", actorId: actor.personId, data: { request_type_id: id, name: given.name } });
  const row = await requestTypeById(tx, id);
  if (!row) throw new Error("the request type just added is gone");
  return row;
}
