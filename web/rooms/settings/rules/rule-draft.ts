import type { MacroAct } from "../../../../contract/macros.ts";
import type { Rule, RuleAct, RuleActName, RuleEvent, RuleField, RuleSince } from "../../../../contract/rules.ts";
import { actOf, blankAct, draftOf, type ActDraft } from "../ready/act-draft.ts";

export const ruleActs = [
  "reply",
  "note",
  "solve",
  "wait",
  "resume",
  "assign",
  "hand_over",
  "priority",
  "category",
  "type",
  "step",
  "tags",
  "checklist",
  "notify",
] as const satisfies readonly RuleActName[];

/** One act as a form holds it. */
export interface RuleActDraft extends Omit<ActDraft, "act"> {
  act: RuleActName;
  people: string[];
  toTeam: string;
  told: string;
}

/** A rule as its form holds it: what was chosen for one kind of occasion is still there when the other was looked at. */
export interface RuleValues {
  name: string;
  active: boolean;
  kind: "event" | "time";
  events: RuleEvent[];
  fields: RuleField[];
  since: RuleSince;
  hours: string;
  teams: string[];
  filter: string;
  acts: RuleActDraft[];
  last: boolean;
}

const more = { people: [], toTeam: "", told: "" };
export const blankRuleAct = (id: string): RuleActDraft => ({ ...blankAct(id), ...more, act: "tags" });

function actDraft(act: RuleAct, id: string): RuleActDraft {
  if (act.act === "notify") return { ...blankRuleAct(id), act: "notify", people: act.people, toTeam: act.team ?? "", told: act.reason };
  return { ...more, ...draftOf(act, id), act: act.act };
}

/** What is kept, as the form holds it. Pure. */
export function valuesOf(rule: Rule | undefined): RuleValues {
  const blank: RuleValues = {
    name: "",
    active: false,
    kind: "event",
    events: ["opened"],
    fields: [],
    since: "waiting",
    hours: "72",
    teams: [],
    filter: "",
    acts: [blankRuleAct("0")],
    last: false,
  };
  if (!rule) return blank;
  const { name, active, when, teams, filter, acts, last } = rule;
  const asked =
    when.kind === "event"
      ? { kind: when.kind, events: when.events, fields: when.fields }
      : { kind: when.kind, since: when.since, hours: String(when.hours) };
  return { ...blank, name, active, ...asked, teams, filter, acts: acts.map((act, at) => actDraft(act, String(at))), last };
}

function ruleActOf({ people, toTeam, told, act, ...draft }: RuleActDraft): RuleAct {
  if (act === "notify") return { act, people, team: toTeam || null, reason: told };
  const kept: MacroAct = actOf({ ...draft, act });
  if (kept.act === "take") throw new Error("a rule takes nothing");
  return kept;
}

/** What the form holds, as it is kept. Pure. */
export function bodyOf(values: RuleValues) {
  const { name, active, teams, filter, acts, last } = values;
  const fields = values.events.includes("changed") ? values.fields : [];
  const when =
    values.kind === "event"
      ? { kind: "event" as const, events: values.events, fields }
      : { kind: "time" as const, since: values.since, hours: Number(values.hours) };
  return { name, active, when, teams, filter, acts: acts.map(ruleActOf), last };
}
