import { AnswerField } from "../../../platform/answers/answer-field.tsx";
import { findPeople } from "../../../platform/find.tsx";
import type { Form } from "../../../platform/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { Combo } from "../../../ui/combo.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { askedAgain, type RecurrenceValues } from "./draft.ts";

const levels = ["1", "2", "3"] as const;

/** The request type that a form has chosen, with its questions. */
export function useRequestType(id: string) {
  const { data } = useAsk("GET /request-types");
  const all = data?.items ?? [];
  return { all, chosen: all.find((one) => one.id === id) };
}

/** What its tickets begin with. */
export function BeginFields({ form }: { form: Form<RecurrenceValues> }) {
  const t = useWords("recurring");
  const settings = useWords("settings");
  const me = useMe();
  const keeps = useMay()("catalog:write");
  const teams = useAsk("GET /teams");
  const lists = useAsk("GET /checklist-templates");
  const { all, chosen } = useRequestType(form.values.request_type_id);
  const { team_id, answers } = form.values;
  const led = (teams.data?.items ?? []).filter(({ id }) => keeps || id === team_id || me.teams.some((team) => team.id === id && team.lead));
  const members = teams.data?.items.find(({ id }) => id === team_id)?.members ?? [];
  const level = (of: "impact" | "urgency") => (
    <Select
      label={settings(of)}
      optional
      placeholder={t("as_type")}
      {...form.field(of)}
      choices={levels.map((value) => ({ value, label: settings(`${of}.${value}`) }))}
    />
  );
  return (
    <>
      <TextInput label={t("subject")} maxLength={200} autoComplete="off" required {...form.field("subject")} />
      <TextArea label={t("description")} optional minRows={3} {...form.field("description")} />
      <FieldRow>
        <Select
          label={t("team")}
          placeholder={t("team.which")}
          {...form.field("team_id")}
          onChange={(id: string) => form.set({ team_id: id, assignee_id: "" })}
          choices={led.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          label={t("assignee")}
          optional
          placeholder={t("assignee.none")}
          {...form.field("assignee_id")}
          choices={members.filter(({ rights }) => rights.includes("work")).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t("request_type")}
          optional
          placeholder={t("request_type.none")}
          {...form.field("request_type_id")}
          choices={all
            .filter(({ active, id }) => active || id === chosen?.id)
            .map(({ id, name }) => ({ value: id, label: inMyLanguage(name) }))}
        />
        <Select
          label={t("checklist")}
          optional
          placeholder={t("checklist.none")}
          {...form.field("checklist_id")}
          choices={(lists.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
      {askedAgain(chosen?.fields ?? [], answers).map((field) => (
        <AnswerField
          key={field.key}
          id={`begin-${field.key}`}
          field={field}
          place="recurring"
          inside
          value={answers[field.key] ?? ""}
          onChange={(value) => form.set({ answers: { ...answers, [field.key]: value } })}
          error={form.errorAt(`fields/${field.key}`)}
        />
      ))}
      <FieldRow>
        {level("impact")}
        {level("urgency")}
      </FieldRow>
      <Combo
        label={t("requester")}
        hint={t("requester_hint")}
        optional
        clearable
        placeholder={me.name}
        value={form.values.requester}
        onChange={(requester) => form.set({ requester })}
        find={findPeople}
        error={form.errorAt("requester_id")}
      />
    </>
  );
}
