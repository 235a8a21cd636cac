import type { Field } from "../../../../contract/catalog.ts";
import type { Recurrence } from "../../../../contract/recurring.ts";
import { answersIn, askedNow, typedOf, type Typed } from "../../../platform/answers/typed.ts";
import type { Option } from "../../../ui/combo.tsx";
import { blankRule, draftOf, ruleOf, type RuleDraft } from "./rule-draft.ts";

/** A recurring ticket as its form holds it. */
export interface RecurrenceValues {
  subject: string;
  description: string;
  team_id: string;
  requester: Option | null;
  request_type_id: string;
  answers: Record<string, string>;
  impact: string;
  urgency: string;
  checklist_id: string;
  assignee_id: string;
  rule: RuleDraft;
  starts_on: string;
  time: string;
  time_zone: string;
}

/** What is kept, as the form holds it; something new begins on this day, on this clock. Pure. */
export function valuesOf(one: Recurrence | undefined, today: string, zone: string, teamId: string): RecurrenceValues {
  return {
    subject: one?.subject ?? "",
    description: one?.description ?? "",
    team_id: one?.team_id ?? teamId,
    requester: one ? { value: one.requester.id, label: one.requester.name } : null,
    request_type_id: one?.request_type_id ?? "",
    answers: Object.fromEntries(Object.entries(one?.fields ?? {}).map(([key, value]) => [key, typedOf(value)])),
    impact: one?.impact ? String(one.impact) : "",
    urgency: one?.urgency ? String(one.urgency) : "",
    checklist_id: one?.checklist_id ?? "",
    assignee_id: one?.assignee_id ?? "",
    rule: one ? draftOf(one.rule) : blankRule,
    starts_on: one?.starts_on ?? today,
    time: one?.time ?? "08:00",
    time_zone: one?.time_zone ?? zone,
  };
}

/** What can be answered once and for all; a rule keeps no secret and no file. Pure. */
export const askedAgain = (fields: readonly Field[], answers: Typed): Field[] =>
  askedNow(fields, answers, true).filter(({ kind }) => kind !== "secret" && kind !== "file");

const level = (text: string) => (text === "" ? null : Number(text));

/** As the API takes it; only what the request type asks for is sent. Pure. */
export function bodyOf(values: RecurrenceValues, fields: readonly Field[]) {
  const { rule, requester, answers, impact, urgency, request_type_id, checklist_id, assignee_id, ...plain } = values;
  return {
    ...plain,
    rule: ruleOf(rule),
    fields: answersIn(askedAgain(fields, answers), answers),
    request_type_id: request_type_id || null,
    checklist_id: checklist_id || null,
    assignee_id: assignee_id || null,
    impact: level(impact),
    urgency: level(urgency),
    ...(requester && { requester_id: requester.value }),
  };
}
