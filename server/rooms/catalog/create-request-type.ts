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
import { categoriesWhere, insertRequestTypes, nextPosition, requestTypeById, type RequestTypeRow } from "./store.ts";

export interface RequestTypeGiven {
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

/** Refuses a category or a team that is not there. */
export async function requirePlaces(
  tx: Db,
  given: { category_id?: string | null | undefined; team_id?: string | null | undefined },
): Promise<void> {
  if (given.category_id && (await categoriesWhere(tx, "id", [given.category_id])).length === 0) {
    throw wrongField("/category_id", "unknown", { what: "category" });
  }
  if (given.team_id && !(await findTeam(tx, given.team_id))) throw wrongField("/team_id", "unknown", { what: "team" });
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
      position: await nextPosition(tx, "request_type"),
    },
  ]);
  if (added === 0) throw wrongField("/key", "taken");
  await publish(tx, { type: "request_type.created", actorId: actor.personId, data: { request_type_id: id, name: given.name } });
  const row = await requestTypeById(tx, id);
  if (!row) throw new Error("the request type just added is gone");
  return row;
}
