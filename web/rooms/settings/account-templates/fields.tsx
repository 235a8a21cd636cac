import { GroupList } from "../../../platform/accounts/group-list.tsx";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { exampleOf, type TemplateValues } from "./values.ts";

/** Where the account lies, how it is called, and what everybody gets who is made from it. */
export function TemplateFields({ form, isNew = false }: { form: Form<TemplateValues>; isNew?: boolean }) {
  const t = useWords("accounts");
  const { values, field, set, errorAt } = form;
  const directories = useAsk("GET /directories").data?.items ?? [];
  const chosen = directories.find(({ id }) => id === values.directory);
  const choose = (id: string) => {
    const next = directories.find((one) => one.id === id);
    set({ directory: id, groups: [], place: next?.people_base ?? "" });
  };
  const example = exampleOf(values);
  return (
    <>
      <TextInput label={t("template.name")} {...field("name")} autoFocus={isNew} autoComplete="off" />
      <Select
        label={t("directory")}
        value={values.directory}
        onChange={choose}
        error={errorAt("directory_id")}
        placeholder={t("template.choose")}
        choices={directories.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        label={t("template.place")}
        hint={chosen && t("template.place_hint", { place: chosen.people_base })}
        {...field("place")}
        autoComplete="off"
        spellCheck={false}
      />
      <FieldRow>
        <TextInput
          label={t("template.user_name")}
          hint={t("template.user_name_hint")}
          {...field("user_name")}
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          label={t("template.email")}
          hint={t("template.email_hint")}
          {...field("email")}
          optional
          autoComplete="off"
          spellCheck={false}
        />
      </FieldRow>
      <p role="status">{t("template.becomes", { example })}</p>
      <FieldRow>
        <TextInput label={t("field.title")} {...field("title")} optional autoComplete="off" />
        <TextInput label={t("field.department")} {...field("department")} optional autoComplete="off" />
        <TextInput label={t("field.office")} {...field("office")} optional autoComplete="off" />
      </FieldRow>
      {values.directory && (
        <GroupList
          key={values.directory}
          label={t("template.groups")}
          hint={t("template.groups_hint")}
          directory={values.directory}
          groups={values.groups}
          onChange={(groups) => set({ groups })}
          error={errorAt("groups")}
        />
      )}
    </>
  );
}
