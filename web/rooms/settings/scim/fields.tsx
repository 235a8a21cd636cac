import { findOrganizations } from "../../../platform/find.tsx";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Combo } from "../../../ui/combo.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { Heading } from "../../../ui/text.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { CompanyGroups } from "../company/groups.tsx";
import type { ScimValues } from "./values.ts";

/** Whose people a program tells of, and what its groups give. */
export function ScimFields({ form, isNew }: { form: Form<ScimValues>; isNew?: boolean }) {
  const t = useWords("scim");
  const { values, field, set } = form;
  return (
    <>
      <TextInput label={t("name")} hint={t("name_hint")} {...field("name")} autoFocus={isNew} autoComplete="off" />
      <Combo
        label={t("organization")}
        hint={t("organization_hint")}
        optional
        clearable
        value={values.organization && { value: values.organization.id, label: values.organization.name }}
        onChange={(chosen) => set({ organization: chosen && { id: chosen.value, name: chosen.label } })}
        find={findOrganizations}
        error={form.errorAt("organization_id")}
      />
      <FieldRow>
        <Select
          label={t("language")}
          hint={t("language_hint")}
          {...field("language")}
          choices={[
            { value: "en", label: "English" },
            { value: "nb", label: "Norsk" },
          ]}
        />
        <TextInput
          label={t("most_leaving")}
          hint={t("most_leaving_hint")}
          {...field("most_leaving")}
          inputMode="numeric"
          autoComplete="off"
        />
      </FieldRow>
      {!isNew && (
        <>
          <Heading level={2}>{t("rights")}</Heading>
          <CompanyGroups groups={values.groups} onChange={(groups) => set({ groups })} errorAt={form.errorAt} hint={t("groups_hint")} />
        </>
      )}
    </>
  );
}
