import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { say } from "../../../platform/i18n.ts";
import { newId } from "../../../platform/id.ts";
import { Problem } from "../../../platform/problem.ts";
import { categoriesByIds } from "../../catalog/index.ts";
import { findPeopleByIds } from "../../people/index.ts";
import { teamsByIds } from "../../teams/index.ts";
import type { Told } from "../change-rules.ts";
import { requireInside, requireRight } from "../load-ticket.ts";
import { untouchedChecklists } from "../known-checklists.ts";
import { refuseMergedSecret } from "../merge/whole.ts";
import type { TicketValues } from "../store.ts";
import { directionOf } from "../ticket.ts";
import type { ActName, PutBack } from "./act.ts";
import { refuseMerged } from "./confidential.ts";
import { takeOffChecklist } from "./give-checklist.ts";
import { requireKeeper } from "./leave-step.ts";
import { takeBackOffer } from "./offer.ts";
import { standsAt } from "./set-step.ts";
import { typesById } from "./set-type.ts";
import { stillIs, type Decide, type Step, type Undo } from "./step.ts";
import type { ManyRow } from "./store-read.ts";
import { typeBack } from "./type-back.ts";

/** Where somebody has been since: then what was before is not put back over it. */
const touched: Partial<Record<ActName, readonly string[]>> = {
  move: ["team_id", "assignee_id", "accepted"],
  assign: ["assignee_id"],
  prioritise: ["impact", "urgency"],
  wait: ["request_type_id", "status", "waiting_reason", "waiting_until"],
  resume: ["request_type_id", "status", "waiting_reason", "waiting_until"],
  close: ["request_type_id", "status", "waiting_reason", "waiting_until"],
  tag: ["tags"],
  categorise: ["category_id"],
  step: ["request_type_id", "step", "status", "waiting_reason", "waiting_until"],
  leave_step: ["request_type_id", "step", "status", "waiting_reason"],
  confidential: ["confidential", "restricted", "reader_ids"],
  type: ["request_type_id", "step", "kind", "category_id", "impact", "urgency", "confidential", "restricted", "reader_ids"],
};

const dates = ["waiting_until", "due_at", "closed_at"];

/** What was, in all columns that are still as they were left. */
const former = (row: ManyRow, { before, after }: Undo): TicketValues =>
  Object.fromEntries(
    Object.entries(before)
      .filter(([column]) => stillIs(row, column, after[column]))
      .map(([column, value]) => [column, dates.includes(column) && typeof value === "string" ? new Date(value) : value]),
  );

/** Where a ticket was, and who had it. */
function whose({ before }: Undo): Partial<Pick<ManyRow, "team_id" | "tier" | "assignee_id">> {
  const { team_id, tier, assignee_id } = before as Partial<ManyRow>;
  return { ...(team_id && { team_id }), ...(tier && { tier }), ...(assignee_id !== undefined && { assignee_id }) };
}

const idsIn = (undos: PutBack["undos"], column: string): string[] =>
  [...undos.values()].flatMap(({ before }) => (typeof before[column] === "string" ? [before[column]] : []));

interface Names {
  teams: Awaited<ReturnType<typeof teamsByIds>>;
  people: Awaited<ReturnType<typeof findPeopleByIds>>;
  categories: Awaited<ReturnType<typeof categoriesByIds>>;
  /** Why it moves once more. */
  reason: string;
}

const changed = (row: ManyRow, values: TicketValues, columns: readonly (keyof ManyRow & keyof TicketValues)[]): Told => ({
  type: "ticket.changed",
  data: { changes: Object.fromEntries(columns.filter((c) => c in values).map((c) => [c, { from: row[c], to: values[c] }])) },
});

/** Back at the team it came from, as it was there: a stay like any other. */
function movedBack(actor: Actor, row: ManyRow, values: TicketValues, { teams, reason }: Names): Pick<Step, "told" | "moveTo"> {
  const team = teams.get(String(values.team_id));
  const tier = Number(values.tier);
  if (!team) throw new Problem(409, "changed_since");
  refuseMergedSecret(row);
  const outcome = directionOf(row.tier, tier);
  const accepted_by = values.accepted ? ((values.assignee_id as string | null) ?? actor.personId) : null;
  const data = { from: row.team_name, to: team.name, tier, path: "functional", team_id: team.id, reason, question: "" };
  return {
    told: [{ type: `ticket.${outcome}`, data }],
    moveTo: { id: newId(), team_id: team.id, tier, outcome, reason, accepted_by },
  };
}

function standsAgain(row: ManyRow, values: TicketValues, { reason }: Names): Told {
  if (values.status === "waiting") return { type: "ticket.waiting", data: { reason: values.waiting_reason, until: values.waiting_until } };
  return row.status === "closed" ? { type: "ticket.reopened", data: { reason } } : { type: "ticket.resumed", data: {} };
}

function told(of: ActName, actor: Actor, row: ManyRow, values: TicketValues, names: Names): Pick<Step, "told" | "moveTo"> {
  switch (of) {
    case "move":
      return movedBack(actor, row, values, names);
    case "assign": {
      const to = names.people.get(String(values.assignee_id))?.name ?? null;
      return { told: [{ type: "ticket.assigned", data: { from: row.assignee_name, to, ...(to && { by: actor.name }) } }] };
    }
    case "categorise": {
      const to = names.categories.get(String(values.category_id))?.name_en ?? null;
      return { told: [{ type: "ticket.changed", data: { changes: { category: { from: row.category?.name_en ?? null, to } } } }] };
    }
    case "confidential":
      return { told: [{ type: values.confidential ? "ticket.made_confidential" : "ticket.opened_to_desk", data: {} }] };
    case "leave_step":
    case "step": {
      const to = standsAt({ steps: row.steps, step: values.step ?? null });
      const moved = values.status !== undefined && values.status !== row.status;
      const step = { from: standsAt(row)?.label ?? null, to: to?.label ?? null };
      return {
        told: [{ type: "ticket.changed", data: { changes: { step } } }, ...(moved ? [standsAgain(row, values, names)] : [])],
      };
    }
    case "wait":
    case "resume":
    case "close":
      return { told: [standsAgain(row, values, names)] };
    default:
      return { told: [changed(row, values, ["impact", "urgency", "priority", "tags"])] };
  }
}

/** Who began to follow follows no more, and who was taken off does again; what somebody else did since stays. */
function followBack(row: ManyRow, { followed = [], left = [] }: Undo): Step {
  const leave = followed.filter((id) => row.watcher_ids.includes(id));
  const follow = left.filter((id) => !row.watcher_ids.includes(id));
  if (leave.length === 0 && follow.length === 0) throw new Problem(409, "changed_since");
  return {
    told: [
      ...follow.map((id) => ({ type: "ticket.watched" as const, data: { person_id: id } })),
      ...leave.map((id) => ({ type: "ticket.unwatched" as const, data: { person_id: id } })),
    ],
    shown: {},
    undo: null,
    follow,
    leave,
  };
}

/** Puts back what was, where it still is as the bulk change left it; elsewhere it is refused and stays. */
export async function putBack(tx: Db, actor: Actor, { of, undos }: PutBack): Promise<Decide> {
  const lists = [...undos.values()].flatMap(({ checklists }) => checklists ?? []);
  const [teams, people, categories, untouched] = await Promise.all([
    teamsByIds(tx, idsIn(undos, "team_id")),
    findPeopleByIds(tx, idsIn(undos, "assignee_id")),
    categoriesByIds(tx, idsIn(undos, "category_id")),
    untouchedChecklists(tx, lists),
  ]);
  const types = of === "type" ? await typesById(tx, actor) : new Map();
  const names = { teams, people, categories, reason: say(actor.language, "bulk.put_back") };
  return (row) => {
    const undo = undos.get(row.id);
    if (!undo) return null;
    // Steps are the catalog's, also on tickets that its keeper may not read.
    if (of === "leave_step") requireKeeper(actor);
    else requireInside(actor, row);
    if (of === "follow") {
      return followBack(row, undo);
    }
    if (of === "offer") return takeBackOffer(actor, row, undo);
    if (of === "checklist") return takeOffChecklist(actor, row, undo, untouched);
    // Whoever gave it away may no longer change it, and takes it back: they are asked whether they might before.
    if (of !== "leave_step") requireRight(actor, { ...row, ...whose(undo) }, "work");
    if (!touched[of]?.every((column) => !(column in undo.after) || stillIs(row, column, undo.after[column])))
      throw new Problem(409, "changed_since");
    const values = former(row, undo);
    // One of another request type means something else, or nothing.
    if (of !== "type" && values.step && !row.steps?.some(({ key }) => key === values.step)) throw new Problem(409, "changed_since");
    if (of === "confidential") refuseMerged(row);
    // Who followed before it was closed follows again.
    const follow = of === "confidential" || of === "type" ? (undo.left ?? []) : [];
    // And who began to while it was open is outside again.
    const leave = values.confidential ? row.watcher_ids.filter((id) => !undo.kept?.includes(id)) : [];
    if (of === "type")
      return { values, follow, shown: {}, undo: null, ...typeBack(actor, row, undo, values, { types, categories, untouched }) };
    return { values, follow, leave, shown: {}, undo: null, ...told(of, actor, row, values, names) };
  };
}
