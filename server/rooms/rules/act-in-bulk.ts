import type { BulkAct } from "../../../contract/bulk.ts";
import type { RuleAct } from "../../../contract/rules.ts";
import { fillIn, type Filling } from "../macros/index.ts";
import { fillBody } from "../texts/index.ts";

const hour = 3_600_000;

/** An act as many tickets are changed by it, with its words filled; null: it changes no fact of a ticket. Pure. */
export function actInBulk(act: RuleAct, filling: Filling, now: Date): BulkAct | null {
  switch (act.act) {
    case "reply":
      return { act: "reply", body: fillIn(act.texts, filling.requesters, filling), wait: act.wait };
    case "note":
      return { act: "note", body: fillIn(act.texts, filling.writers, filling) };
    case "solve":
      return { act: "resolve", body: fillIn(act.texts, filling.requesters, filling) };
    case "wait":
      return {
        act: "wait",
        reason: act.reason,
        until: act.hours === null ? null : new Date(now.getTime() + act.hours * hour).toISOString(),
      };
    case "resume":
      return { act: "resume" };
    case "priority":
      return { act: "prioritise", ...(act.impact && { impact: act.impact }), ...(act.urgency && { urgency: act.urgency }) };
    case "assign":
      return { act: "assign", assignee: act.assignee };
    case "hand_over":
      return { act: "move", team: act.team, reason: fillBody(act.reason, filling.values) };
    case "tags":
      return { act: "tag", add: act.add, remove: act.remove };
    case "category":
      return { act: "categorise", category: act.category };
    case "step":
      return { act: "step", step: act.step };
    case "type":
      return { act: "type", type: act.type };
    case "checklist":
      return { act: "checklist", template: act.template };
    case "notify":
      return null;
  }
}
