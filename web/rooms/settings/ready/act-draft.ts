import type { MacroAct } from "../../../../contract/macros.ts";
import { textsOf, type BothTexts } from "./words-fields.tsx";

export const actKinds = [
  "reply",
  "note",
  "solve",
  "wait",
  "resume",
  "take",
  "assign",
  "hand_over",
  "priority",
  "category",
  "type",
  "step",
  "tags",
  "checklist",
] as const satisfies readonly MacroAct["act"][];

/** One act as a form holds it: what was typed for one kind is still there when another was looked at. */
export interface ActDraft {
  /** Of this form only. */
  id: string;
  act: MacroAct["act"];
  texts: BothTexts;
  wait: boolean;
  reason: "requester" | "vendor" | "scheduled" | "approval" | "parts";
  hours: string;
  impact: string;
  urgency: string;
  assignee: string;
  team: string;
  why: string;
  category: string;
  type: string;
  step: string;
  add: string;
  remove: string;
  template: string;
}

export const blankAct = (id: string): ActDraft => ({
  id,
  act: "reply",
  texts: { en: "", nb: "" },
  wait: false,
  reason: "requester",
  hours: "",
  impact: "",
  urgency: "",
  assignee: "",
  team: "",
  why: "",
  category: "",
  type: "",
  step: "",
  add: "",
  remove: "",
  template: "",
});

/** What is kept, as a form holds it. Pure. */
export function draftOf(act: MacroAct, id: string): ActDraft {
  const draft = { ...blankAct(id), act: act.act };
  switch (act.act) {
    case "reply":
      return { ...draft, texts: { ...draft.texts, ...act.texts }, wait: act.wait };
    case "note":
    case "solve":
      return { ...draft, texts: { ...draft.texts, ...act.texts } };
    case "wait":
      return { ...draft, reason: act.reason, hours: act.hours === null ? "" : String(act.hours) };
    case "priority":
      return { ...draft, impact: String(act.impact ?? ""), urgency: String(act.urgency ?? "") };
    case "assign":
      return { ...draft, assignee: act.assignee ?? "" };
    case "hand_over":
      return { ...draft, team: act.team, why: act.reason };
    case "category":
      return { ...draft, category: act.category ?? "" };
    case "type":
      return { ...draft, type: act.type ?? "" };
    case "step":
      return { ...draft, step: act.step };
    case "tags":
      return { ...draft, add: act.add.join(", "), remove: act.remove.join(", ") };
    case "checklist":
      return { ...draft, template: act.template };
    default:
      return draft;
  }
}

const tagsIn = (text: string): string[] => [...new Set(text.split(",").map((tag) => tag.trim()))].filter(Boolean);

/** What a form holds, as it is kept. Pure. */
export function actOf({
  act,
  texts,
  wait,
  reason,
  hours,
  impact,
  urgency,
  assignee,
  team,
  why,
  category,
  type,
  step,
  add,
  remove,
  template,
}: ActDraft): MacroAct {
  switch (act) {
    case "reply":
      return { act, texts: textsOf(texts), wait };
    case "note":
    case "solve":
      return { act, texts: textsOf(texts) };
    case "wait":
      return { act, reason, hours: hours.trim() === "" ? null : Number(hours) };
    case "priority":
      return { act, ...(impact && { impact: Number(impact) }), ...(urgency && { urgency: Number(urgency) }) };
    case "assign":
      return { act, assignee: assignee || null };
    case "hand_over":
      return { act, team, reason: why };
    case "category":
      return { act, category: category || null };
    case "type":
      return { act, type: type || null };
    case "step":
      return { act, step };
    case "tags":
      return { act, add: tagsIn(add), remove: tagsIn(remove) };
    case "checklist":
      return { act, template };
    default:
      return { act };
  }
}
