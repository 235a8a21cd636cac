import type { Form } from "../../../platform/form.ts";
import { findOrganizations } from "../../../platform/find.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { Combo } from "../../../ui/combo.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Select } from "../../../ui/select.tsx";
import { PasswordInput, TextInput } from "../../../ui/text-input.tsx";
import { TrustedCertificate } from "../mailbox/certificate.tsx";
import { isElsewhere, type DirectoryValues } from "./values.ts";

interface FieldsProps {
  form: Form<DirectoryValues>;
  /** Kept apart from what the form remembers. */
  password: string;
  onPassword: (password: string) => void;
  isNew?: boolean;
}

/** Where the directory is, as whom the desk signs in, and where the people are. */
export function DirectoryFields({ form, password, onPassword, isNew }: FieldsProps) {
  const t = useWords("directory");
  const { values, field, set } = form;
  const needed = isNew || isElsewhere(form.changes);
  const secure = (security: "tls" | "starttls") =>
    set({ security, ...(["389", "636"].includes(values.port) && { port: security === "tls" ? "636" : "389" }) });
  return (
    <>
      <TextInput label={t("name")} {...field("name")} autoFocus={isNew} autoComplete="off" />
      <Segmented
        label={t("kind")}
        value={values.kind}
        onChange={(kind) => set({ kind })}
        choices={(["active_directory", "openldap"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <FieldRow>
        <TextInput label={t("host")} {...field("host")} autoComplete="off" spellCheck={false} />
        <TextInput label={t("port")} {...field("port")} inputMode="numeric" autoComplete="off" />
      </FieldRow>
      <Segmented
        label={t("security")}
        value={values.security}
        onChange={secure}
        choices={[
          { value: "tls", label: "TLS" },
          { value: "starttls", label: "StartTLS" },
        ]}
      />
      {values.certificate && <TrustedCertificate certificate={values.certificate} onForget={() => set({ certificate: null })} />}
      <FieldRow>
        <TextInput label={t("bind_name")} hint={t("bind_name_hint")} {...field("bind_name")} autoComplete="off" spellCheck={false} />
        <PasswordInput
          label={t("password")}
          hint={t(needed ? "password_hint" : "password_kept")}
          value={password}
          onChange={onPassword}
          error={form.errorAt("password")}
          optional={!needed}
          autoComplete="new-password"
        />
      </FieldRow>
      <TextInput label={t("people_base")} hint={t("people_base_hint")} {...field("people_base")} autoComplete="off" spellCheck={false} />
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
        <TextInput
          label={t("sync_minutes")}
          hint={t("sync_minutes_hint")}
          {...field("sync_minutes")}
          inputMode="numeric"
          optional
          autoComplete="off"
        />
        <TextInput
          label={t("most_leaving")}
          hint={t("most_leaving_hint")}
          {...field("most_leaving")}
          inputMode="numeric"
          autoComplete="off"
        />
        <Select
          label={t("language")}
          {...field("language")}
          choices={[
            { value: "en", label: "English" },
            { value: "nb", label: "Norsk" },
          ]}
        />
      </FieldRow>
    </>
  );
}
