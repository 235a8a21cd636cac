import type { Field, RequestType } from "../../../contract/catalog.ts";
import type { BothWords } from "./both-languages.tsx";
import { fieldKeyFrom, keyFrom } from "./key-from.ts";

/** A field while it is being made: its key comes from its English label when it is sent. */
export interface FieldDraft {
  id: string;
  label: BothWords;
  hint: BothWords;
  kind: Field["kind"];
  required: boolean;
  choices: BothWords[];
}

export interface RequestDraft {
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
  fields: FieldDraft[];
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
  fields: [],
};
export const blankField = (id: string): FieldDraft => ({ id, label: noWords, hint: noWords, kind: "text", required: false, choices: [] });

/** Pure: the fields as the API takes them, each with a key of its own. */
export function fieldsOf(drafts: readonly FieldDraft[]): Field[] {
  const taken: string[] = [];
  return drafts.map(({ label, hint, kind, required, choices }) => {
    const key = fieldKeyFrom(label.en, taken);
    taken.push(key);
    const used: string[] = [];
    return {
      key,
      label,
      hint: hint.en.trim() && hint.nb.trim() ? hint : null,
      kind,
      required,
      choices: kind !== "choice" ? [] : choices.map((choice) => ({ key: nextKey(choice.en, used), label: choice })),
    };
  });
}

function nextKey(label: string, used: string[]): string {
  const key = fieldKeyFrom(label, used);
  used.push(key);
  return key;
}

/** Pure: what the API takes of a whole draft. */
export const requestTypeOf = ({
  name,
  hint,
  key,
  icon,
  kind,
  category_id,
  team_id,
  impact,
  urgency,
  confidential,
  fields,
}: RequestDraft) => ({
  key: key || keyFrom(name.en, 60),
  name,
  hint,
  icon,
  kind,
  category_id: category_id || null,
  team_id: team_id || null,
  impact: Number(impact),
  urgency: Number(urgency),
  confidential,
  fields: fieldsOf(fields),
});

/** Pure: what may not be empty, by its path in the form. */
export const neededOf = ({ name, hint, fields }: RequestDraft): [path: string, value: string][] => [
  ["name/en", name.en],
  ["name/nb", name.nb],
  ["hint/en", hint.en],
  ["hint/nb", hint.nb],
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
    ...(field.kind === "choice"
      ? [
          [`fields/${at}/choices`, field.choices.length > 0 ? "some" : ""] as [string, string],
          ...field.choices.flatMap((choice, index): [string, string][] => [
            [`fields/${at}/choices/${index}/label/en`, choice.en],
            [`fields/${at}/choices/${index}/label/nb`, choice.nb],
          ]),
        ]
      : []),
  ]),
];
