import type { Form } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { TextInput } from "../../ui/text-input.tsx";

export interface OrganizationValues {
  name: string;
  domain: string;
}

export function OrganizationFields({ form }: { form: Form<OrganizationValues> }) {
  const t = useWords("people");
  return (
    <>
      <TextInput label={t("name")} {...form.field("name")} required autoComplete="off" />
      <TextInput
        label={t("domain")}
        {...form.field("domain")}
        hint={t("domain.hint")}
        placeholder="company.example"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        optional
      />
    </>
  );
}
