import type { MacroAct } from "../../../contract/macros.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, type FieldError } from "../../platform/problem.ts";
import { faultsIn } from "../texts/index.ts";
import { faultsOf, paths } from "./blanks.ts";
import { namesOf } from "./names-of.ts";

/** What is wrong with an act: it names what there is not, or says nothing. `known`: what may stand in the blanks of its words. Pure. */
export function faultsOfAct(act: MacroAct, at: string, names: ReadonlyMap<string, string>, known: readonly string[] = paths): FieldError[] {
  switch (act.act) {
    case "reply":
    case "note":
    case "solve":
      return faultsOf(`${at}/texts`, act.texts, known);
    case "hand_over":
      return [...unknown(names, act.team, `${at}/team`, "team"), ...faultsIn(`${at}/reason`, act.reason, known)];
    case "assign":
      return act.assignee === null ? [] : unknown(names, act.assignee, `${at}/assignee`, "person");
    case "category":
      return act.category === null ? [] : unknown(names, act.category, `${at}/category`, "category");
    case "step":
      return unknown(names, act.step, `${at}/step`, "step");
    case "type":
      return act.type === null ? [] : unknown(names, act.type, `${at}/type`, "request_type");
    case "checklist":
      return unknown(names, act.template, `${at}/template`, "checklist");
    case "priority":
      return act.impact === undefined && act.urgency === undefined ? [{ pointer: `${at}/urgency`, code: "required" }] : [];
    case "tags":
      return act.add.length + act.remove.length === 0 ? [{ pointer: `${at}/add`, code: "required" }] : [];
    default:
      return [];
  }
}

/** Refuses, at its place, an act that names what there is not. What a ticket allows is found out when it is run. */
export async function checkActs(db: Db, acts: readonly MacroAct[]): Promise<void> {
  const names = await namesOf(db, acts);
  const errors = acts.flatMap((act, place) => faultsOfAct(act, `/acts/${place}`, names));
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}

const unknown = (names: ReadonlyMap<string, string>, id: string, pointer: string, what: string): FieldError[] =>
  names.has(id) ? [] : [{ pointer, code: "unknown", facts: { what } }];
