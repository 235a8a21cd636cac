import type { RequestType } from "../../../../contract/catalog.ts";
import type { Field } from "../../../../contract/field.ts";
import { hasChoices } from "../../../../contract/form.ts";
import type { BothWords } from "../both-languages.tsx";
import { blankBrings, bringsChangesOf, bringsOf, type BringsDraft } from "./brings-draft.ts";
import { neededOfSteps, stepDraftsOf, stepsOf, type StepDraft } from "./step-draft.ts";
import { nextId } from "./next-id.ts";
import { fieldKeyFrom, keyFrom } from "../key-from.ts";

/** A choice while it is being made; `key` once the desk knows it. */
export interface ChoiceDraft {
  id: string;
  key: string | null;
  label: BothWords;
  /** The id of the choice it hangs below. */
  parent: string;
}

/** A field while it is being made: its key comes from its English label when it is sent, and then stays. */
export interface FieldDraft {
  id: string;
  key: string | null;
  label: BothWords;
  hint: BothWords;
  kind: Field["kind"];
  required: boolean;
  required_to_solve: boolean;
  internal: boolean;
  retired: boolean;
  /** The id of the question that decides, and its answers: ids of choices, or "yes" and "no". */
  when: { field: string; is: string[] } | null;
  choices: ChoiceDraft[];
}

export interface RequestDraft extends BringsDraft {
  name: BothWords;
  hint: BothWords;
  key: string;
  icon: string;
  kind: RequestType["kind"];
  category_id: string;
  team_id: string;
  impact: "1" | "2" | "3";
  urgency: "1" | "2" | "3";
  confidential: boolean;
  active: boolean;
  fields: FieldDraft[];
  steps: StepDraft[];
}

const noWords: BothWords = { en: "", nb: "" };
export const blankDraft: RequestDraft = {
  name: noWords,
  hint: noWords,
  key: "",
  icon: "help",
  kind: "service_request",
  category_id: "",
  team_id: "",
  impact: "3",
  urgency: "2",
  confidential: false,
  active: true,
  fields: [],
  steps: [],
  ...blankBrings,
};
export const blankField = (id: string): FieldDraft => ({
  id,
  key: null,
  label: noWords,
  hint: noWords,
  kind: "text",
  required: false,
  required_to_solve: false,
  internal: false,
  retired: false,
  when: null,
  choices: [],
});

export const blankChoice = (some: readonly ChoiceDraft[]): ChoiceDraft => ({ id: nextId(some), key: null, label: noWords, parent: "" });

/** Keys by the id of what has none yet; those that are known stay. */
function keysOf(some: readonly { id: string; key: string | null; label: BothWords }[]): Map<string, string> {
  const taken = some.flatMap(({ key }) => key ?? []);
  return new Map(
    some.map(({ id, key, label }) => {
      const given = key ?? fieldKeyFrom(label.en, taken);
      taken.push(given);
      return [id, given];
    }),
  );
}

const choicesOf = ({ kind, choices }: FieldDraft, keys: ReadonlyMap<string, string>): Field["choices"] =>
  !hasChoices(kind)
    ? []
    : choices.map(({ id, label, parent }) => ({
        key: keys.get(id) ?? "",
        label,
        parent: kind === "tree" && parent ? (keys.get(parent) ?? null) : null,
        retired: false,
      }));

/** Pure: the fields as the API takes them, each with a key of its own. */
export function fieldsOf(drafts: readonly FieldDraft[]): Field[] {
  const keys = keysOf(drafts);
  const choiceKeys = new Map(drafts.map((draft) => [draft.id, keysOf(draft.choices)]));
  return drafts.map((draft) => {
    const { id, label, hint, kind, required, required_to_solve, internal, retired, when } = draft;
    const decides = when && drafts.find((other) => other.id === when.field);
    return {
      key: keys.get(id) ?? "",
      label,
      hint: hint.en.trim() && hint.nb.trim() ? hint : null,
      kind,
      required: required && !internal,
      required_to_solve,
      internal,
      retired,
      when: decides
        ? {
            field: keys.get(decides.id) ?? "",
            is: when.is.map((answer) =>
              decides.kind === "yes_no" ? answer === "yes" : (choiceKeys.get(decides.id)?.get(answer) ?? answer),
            ),
          }
        : null,
      choices: choicesOf(draft, choiceKeys.get(id) ?? new Map()),
    };
  });
}

const askedFirst = (fields: FieldDraft[]) => fields.toSorted((one, other) => Number(one.retired) - Number(other.retired));

/** Pure: a request type that is there, to be changed. Choices that are offered no more stay at the desk. */
export function draftOf(type: RequestType): RequestDraft {
  const places = new Map(type.fields.map(({ key }, at) => [key, String(at + 1)]));
  const offered = type.fields.map((field) => field.choices.filter(({ retired }) => !retired));
  const choicePlaces = offered.map((choices) => new Map(choices.map(({ key }, at) => [key, String(at + 1)])));
  return {
    name: type.name,
    hint: type.hint,
    key: type.key,
    icon: type.icon,
    kind: type.kind,
    category_id: type.category?.id ?? "",
    team_id: type.team?.id ?? "",
    impact: String(type.impact) as RequestDraft["impact"],
    urgency: String(type.urgency) as RequestDraft["urgency"],
    confidential: type.confidential,
    active: type.active,
    steps: stepDraftsOf(type.steps),
    ...bringsOf(type),
    fields: askedFirst(
      type.fields.map((field, at): FieldDraft => {
        const decides = type.fields.findIndex(({ key }) => key === field.when?.field);
        const wordFor = (answer: string | boolean) =>
          typeof answer === "boolean" ? (answer ? "yes" : "no") : (choicePlaces[decides]?.get(answer) ?? answer);
        return {
          ...field,
          id: String(at + 1),
          hint: field.hint ?? noWords,
          when: field.when && { field: places.get(field.when.field) ?? "", is: field.when.is.map(wordFor) },
          choices: (offered[at] ?? []).map(({ key, label, parent }, index) => ({
            id: String(index + 1),
            key,
            label,
            parent: (parent && choicePlaces[at]?.get(parent)) || "",
          })),
        };
      }),
    ),
  };
}

type Wished = Partial<RequestDraft>;
/** Pure: what the API takes of a draft, or of what was changed in one. */
export const requestChangesOf = ({
  category_id,
  team_id,
  impact,
  urgency,
  fields,
  steps,
  reply,
  checklist_id,
  macro_ids,
  targets,
  key: _,
  ...plain
}: Wished) => ({
  ...bringsChangesOf({
    ...(reply && { reply }),
    ...(checklist_id !== undefined && { checklist_id }),
    ...(macro_ids && { macro_ids }),
    ...(targets && { targets }),
  }),
  ...(steps && { steps: stepsOf(steps) }),
  ...plain,
  ...(category_id !== undefined && { category_id: category_id || null }),
  ...(team_id !== undefined && { team_id: team_id || null }),
  ...(impact !== undefined && { impact: Number(impact) }),
  ...(urgency !== undefined && { urgency: Number(urgency) }),
  ...(fields !== undefined && { fields: fieldsOf(fields) }),
});

/** Pure: what the API takes of a whole draft. */
export function requestTypeOf({ active: _, ...draft }: RequestDraft) {
  const { name, hint, icon, kind, confidential } = draft;
  const more = requestChangesOf(draft);
  return { ...more, name, hint, icon, kind, confidential, fields: fieldsOf(draft.fields), key: draft.key || keyFrom(name.en, 60) };
}

/** Pure: what may not be empty, by its path in the form. */
export const neededOf = ({
  name,
  hint,
  fields,
  steps,
}: Pick<RequestDraft, "name" | "hint" | "fields" | "steps">): [path: string, value: string][] => [
  ["name/en", name.en],
  ["name/nb", name.nb],
  ["hint/en", hint.en],
  ["hint/nb", hint.nb],
  ...neededOfSteps(steps),
  ...fields.flatMap((field, at): [string, string][] => [
    [`fields/${at}/label/en`, field.label.en],
    [`fields/${at}/label/nb`, field.label.nb],
    // A hint in one language only would leave the others without.
    ...(field.hint.en.trim() || field.hint.nb.trim()
      ? ([
          [`fields/${at}/hint/en`, field.hint.en],
          [`fields/${at}/hint/nb`, field.hint.nb],
        ] as [string, string][])
      : []),
    ...(field.when && !field.retired ? [[`fields/${at}/when/is`, field.when.is.join()] as [string, string]] : []),
    ...(hasChoices(field.kind) && !field.retired
      ? [
          [`fields/${at}/choices`, field.choices.length > 0 ? "some" : ""] as [string, string],
          ...field.choices.flatMap((choice, index): [string, string][] => [
            [`fields/${at}/choices/${index}/label/en`, choice.label.en],
            [`fields/${at}/choices/${index}/label/nb`, choice.label.nb],
          ]),
        ]
      : []),
  ]),
];
