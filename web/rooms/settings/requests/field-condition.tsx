import { mayDecide } from "../../../../contract/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { Select } from "../../../ui/select.tsx";
import type { FieldDraft } from "./request-draft.ts";

interface FieldConditionProps {
  field: FieldDraft;
  /** The questions before it. */
  before: readonly FieldDraft[];
  onChange: (when: FieldDraft["when"]) => void;
  errorAt: (path: string) => string | null;
}

/** Whether a question is always asked, or only with some answers to one before it. */
export function FieldCondition({ field, before, onChange, errorAt }: FieldConditionProps) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const { when } = field;
  const fitting = before.filter((one) => !one.retired && mayDecide(one.kind) && (field.internal || !one.internal));
  if (fitting.length === 0 && !when) return null;
  const decides = before.find(({ id }) => id === when?.field);
  const answers =
    decides?.kind === "yes_no"
      ? (["yes", "no"] as const).map((value) => ({ value, label: ui(`answer.${value}`) }))
      : (decides?.choices ?? []).map(({ id, label }) => ({ value: id, label: inMyLanguage(label) || "…" }));
  const put = (answer: string, on: boolean) =>
    when && onChange({ ...when, is: on ? [...when.is, answer] : when.is.filter((one) => one !== answer) });
  return (
    <>
      <Select
        label={t("field.when")}
        optional
        placeholder={t("field.when.always")}
        value={when?.field ?? ""}
        onChange={(id) => onChange(id ? { field: id, is: [] } : null)}
        choices={fitting.map(({ id, label }) => ({ value: id, label: t("field.when.only", { question: inMyLanguage(label) || "…" }) }))}
        error={errorAt("when/field")}
      />
      {when && decides && (
        <ChoiceSet label={t("field.when.is")} error={errorAt("when/is")}>
          {answers.map(({ value, label }) => (
            <Checkbox key={value} label={label} checked={when.is.includes(value)} onChange={(on) => put(value, on)} />
          ))}
        </ChoiceSet>
      )}
    </>
  );
}
