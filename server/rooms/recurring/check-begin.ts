import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { checkFields, findRequestType } from "../catalog/index.ts";
import { templatesByIds } from "../checklists/index.ts";
import { resolvePerson } from "../people/index.ts";
import { findTeam } from "../teams/index.ts";
import { mayKeep } from "./policy.ts";
import type { RecurrenceRow } from "./store.ts";

type Begin = Pick<RecurrenceRow, "team_id" | "request_type_id" | "fields" | "checklist_id" | "assignee_id" | "requester_id">;

/** That tickets can be opened like this: refuses at the field that is wrong. What did not change may name what has gone since. */
export async function checkBegin(tx: Db, actor: Actor, given: Begin, before?: Begin): Promise<void> {
  const changed = (name: keyof Begin) => !before || given[name] !== before[name];
  if (changed("team_id")) {
    if (!(await findTeam(tx, given.team_id))) throw wrongField("/team_id", "unknown", { what: "team" });
    if (!mayKeep(actor, given.team_id)) throw wrongField("/team_id", "not_yours_to_share");
  }
  if (changed("request_type_id") || JSON.stringify(given.fields) !== JSON.stringify(before?.fields)) {
    const type = given.request_type_id === null ? null : await findRequestType(tx, given.request_type_id);
    if (type === undefined) throw wrongField("/request_type_id", "unknown", { what: "request_type" });
    const kept = type?.fields.find(({ key, kind }) => key in given.fields && (kind === "secret" || kind === "file"));
    if (kept)
      throw new Problem(400, "invalid_input", {
        errors: [{ pointer: `/fields/${kept.key}`, code: "not_kept", detail: kept.label[actor.language] }],
      });
    checkFields(type, given.fields, { language: actor.language, inside: true });
  }
  if (given.checklist_id !== null && changed("checklist_id") && (await templatesByIds(tx, [given.checklist_id])).length === 0)
    throw wrongField("/checklist_id", "unknown", { what: "checklist" });
  if (changed("requester_id")) await resolvePerson(tx, actor, { id: given.requester_id }, "/requester_id");
  if (given.assignee_id !== null && (changed("assignee_id") || changed("team_id"))) {
    const assignee = await actorFor(tx, given.assignee_id).catch(() => null);
    const works = assignee?.permissions.has("tickets:work") && assignee.rightsIn.get(given.team_id)?.has("work");
    if (!works) throw wrongField("/assignee_id", "not_in_that_team");
  }
}
