import type { View } from "../../../../contract/views.ts";
import { answerFieldOf, isAnswerField, type AnswerField } from "../../../../contract/filter.ts";
import { directions, groupFields, isPlain, orderedKinds, sortFields, viewColumns, type ViewColumn } from "../../../../contract/views.ts";
import type { Refusal } from "../../../platform/client.ts";
import type { Form } from "../../../platform/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { FilterField, refusedFilter } from "../../../platform/filter/filter-field.tsx";
import { useQuestions } from "../../../platform/filter/questions.ts";
import { PartChips } from "../../../platform/filter/part-chips.tsx";
import { MarkFields } from "./mark-fields.tsx";
import { mayGiveTo, type ViewValues } from "./view-values.ts";

interface ViewFieldsProps {
  form: Form<ViewValues>;
  refusal: Refusal | null;
  gone?: View["gone"];
}

/** Name, filter, whose it is, how it stands. */
export function ViewFields({ form, refusal, gone = [] }: ViewFieldsProps) {
  const t = useWords("views");
  const { filter, columns, marks } = form.values;
  const questions = useQuestions();
  // What forms ask stands behind what every ticket has; a question that is asked no more stays where it was chosen.
  const asked = questions.map(({ key }): ViewColumn => answerFieldOf(key));
  const all: ViewColumn[] = [...viewColumns, ...asked, ...columns.filter((one) => !isPlain(one) && !asked.includes(one))];
  const labelOf = (column: ViewColumn) => inMyLanguage(questions.find(({ key }) => answerFieldOf(key) === column)?.label) || column;
  const ordered = questions.filter(({ kind }) => orderedKinds.includes(kind));
  /** What is asked for by now, and what it is by already. */
  const answers = (now: string): AnswerField[] => {
    const names = ordered.map(({ key }) => answerFieldOf(key));
    return isAnswerField(now) && !names.includes(now) ? [...names, now] : names;
  };
  const [sortedBy = ""] = form.values.sort.split(" ");
  const toggle = (column: ViewColumn, on: boolean) =>
    form.set({ columns: all.filter((one) => (one === column ? on : columns.includes(one))) });
  return (
    <>
      <TextInput label={t("name")} maxLength={80} autoFocus {...form.field("name")} />
      {gone.length > 0 && (
        <Banner tone="amber" title={t("gone")}>
          {gone.map(({ field, value }) => `${field}:${value}`).join(", ")}
        </Banner>
      )}
      <FilterField
        label={t("filter")}
        hint={t("filter.hint")}
        value={filter}
        onChange={(next) => form.set({ filter: next })}
        refused={refusedFilter(refusal, filter, "/filter")}
      />
      <PartChips text={filter} onChange={(next) => form.set({ filter: next })} />
      <FieldRow>
        <WhoseSelect form={form} />
        <Select
          label={t("sort")}
          choices={[
            ...sortFields.flatMap((field) =>
              directions.map((direction) => ({ value: `${field} ${direction}`, label: t(`sort.${field}.${direction}`) })),
            ),
            ...answers(sortedBy).flatMap((field) =>
              directions.map((direction) => ({
                value: `${field} ${direction}`,
                label: t(`sort.answer.${direction}`, { question: labelOf(field) }),
                group: t("columns.form"),
              })),
            ),
          ]}
          {...form.field("sort")}
        />
        <Select
          label={t("group")}
          optional
          placeholder={t("group.none")}
          choices={[
            ...groupFields.map((field) => ({ value: field, label: t(`field.${field}`) })),
            ...answers(form.values.group_by).map((field) => ({ value: field, label: labelOf(field), group: t("columns.form") })),
          ]}
          {...form.field("group_by")}
        />
      </FieldRow>
      <ChoiceSet label={t("columns")} hint={t("columns.hint")} error={form.errorAt("columns")}>
        {viewColumns.map((column) => (
          <Checkbox key={column} label={t(`column.${column}`)} checked={columns.includes(column)} onChange={(on) => toggle(column, on)} />
        ))}
      </ChoiceSet>
      {all.length > viewColumns.length && (
        <ChoiceSet label={t("columns.form")} hint={t("columns.form.hint")}>
          {all
            .filter((column) => !isPlain(column))
            .map((column) => (
              <Checkbox key={column} label={labelOf(column)} checked={columns.includes(column)} onChange={(on) => toggle(column, on)} />
            ))}
        </ChoiceSet>
      )}
      <MarkFields marks={marks} refusal={refusal} onChange={(next) => form.set({ marks: next })} />
    </>
  );
}

/** Mine, a team's that I lead, or everybody's: only what I may give it to. */
function WhoseSelect({ form }: { form: Form<ViewValues> }) {
  const t = useWords("views");
  const me = useMe();
  const { data } = useAsk("GET /queues");
  const { teams, shared } = mayGiveTo(me, data?.teams ?? []);
  if (teams.length === 0 && !shared) return null;
  return (
    <Select
      label={t("whose")}
      choices={[
        { value: "personal", label: t("whose.personal") },
        ...teams.map(({ key, name }) => ({ value: `team:${key}`, label: name, group: t("whose.team") })),
        ...(shared ? [{ value: "shared", label: t("whose.shared") }] : []),
      ]}
      {...form.field("whose")}
      error={form.errorAt("team")}
    />
  );
}
