import type { Actor } from "../../platform/actor.ts";
import type { BulkAct } from "../../../contract/bulk.ts";
import type { Db } from "../../platform/db.ts";
import { findCategory, findRequestType, stepNames } from "../catalog/index.ts";
import { templatesByIds } from "../checklists/index.ts";
import { findPeopleByIds, findPersonById } from "../people/index.ts";
import { findTeam } from "../teams/index.ts";
import type { Shown } from "./tables.ts";

const nothing: Omit<Shown, "act"> = {
  to: null,
  add: [],
  remove: [],
  impact: null,
  urgency: null,
  reason: null,
  until: null,
  text: null,
};

async function names(db: Db, ids: readonly string[]): Promise<string[]> {
  const people = await findPeopleByIds(db, ids);
  return ids.flatMap((id) => people.get(id)?.name ?? []);
}

async function words(db: Db, actor: Actor, act: BulkAct): Promise<Partial<Shown>> {
  switch (act.act) {
    case "move":
      return { to: (await findTeam(db, act.team))?.name ?? null, reason: act.reason };
    case "assign":
      return { to: act.assignee ? ((await findPersonById(db, act.assignee))?.name ?? null) : null };
    case "offer":
      return { to: (await findPersonById(db, act.technician))?.name ?? null, text: act.note };
    case "categorise": {
      const category = act.category ? await findCategory(db, act.category) : undefined;
      return { to: category?.[actor.language === "nb" ? "name_nb" : "name_en"] ?? null };
    }
    case "step":
      return { to: (await stepNames(db, [act.step], actor.language)).get(act.step) ?? null };
    case "leave_step": {
      const steps = (await findRequestType(db, act.type))?.steps ?? [];
      const called = (step: string | null) => steps.find(({ key }) => key === step)?.label[actor.language] ?? null;
      return { to: called(act.to), remove: [called(act.from) ?? act.from] };
    }
    case "type": {
      const type = act.type === null ? undefined : await findRequestType(db, act.type);
      return { to: type?.[actor.language === "nb" ? "name_nb" : "name_en"] ?? null };
    }
    case "checklist":
      return { to: (await templatesByIds(db, [act.template]))[0]?.name ?? null };
    case "prioritise":
      return { impact: act.impact ?? null, urgency: act.urgency ?? null };
    case "wait":
      return { reason: act.reason, until: act.until };
    case "tag":
      return { add: act.add, remove: act.remove };
    case "confidential":
      return { to: act.on ? "yes" : null };
    case "follow":
      return { add: await names(db, act.add), remove: await names(db, act.remove) };
    case "resolve":
      return { text: act.body ?? null };
    case "reply":
    case "note":
      return { text: act.body };
    case "resume":
    case "close":
      return {};
  }
}

/** What an act does, in names as they are now: that is how people read it later. */
export const describe = async (db: Db, actor: Actor, act: BulkAct): Promise<Shown> => ({
  ...nothing,
  act: act.act,
  ...(await words(db, actor, act)),
});

/** That what another one did is put back. */
export const describeUndo = ({ act: _, ...shown }: Shown): Shown => ({ ...shown, act: "undo", text: null });
