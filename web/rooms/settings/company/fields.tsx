import type { Form } from "../../../platform/form.ts";
import { findOrganizations } from "../../../platform/find.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Combo } from "../../../ui/combo.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { Heading } from "../../../ui/text.tsx";
import { PasswordInput, TextInput } from "../../../ui/text-input.tsx";
import { KeyField } from "../key-field.tsx";
import { TrustedCertificate } from "../mailbox/certificate.tsx";
import { CompanyGroups } from "./groups.tsx";
import { isElsewhere, type CompanyValues } from "./values.ts";

interface FieldsProps {
  form: Form<CompanyValues>;
  /** Kept apart from what the form remembers. */
  secret: string;
  onSecret: (secret: string) => void;
  isNew?: boolean;
}

function NameFields({ form, isNew }: Pick<FieldsProps, "form" | "isNew">) {
  const t = useWords("company");
  const { values, field, set } = form;
  return (
    <>
      {isNew && (
        <Segmented
          label={t("kind")}
          value={values.kind}
          onChange={(kind) => set({ kind })}
          choices={[
            { value: "oidc", label: "OpenID Connect" },
            { value: "saml", label: "SAML 2.0" },
          ]}
        />
      )}
      <TextInput label={t("name")} hint={t("name_hint")} {...field("name")} autoFocus={isNew} autoComplete="off" />
      {isNew && <KeyField {...field("key")} from={values.name} />}
    </>
  );
}

/** A SAML provider is known by what it says of itself. */
function SamlFields({ form, isNew }: Pick<FieldsProps, "form" | "isNew">) {
  const t = useWords("company");
  const { field } = form;
  return (
    <>
      <NameFields form={form} isNew={isNew} />
      <TextArea
        label={t(isNew ? "metadata" : "metadata_again")}
        hint={t(isNew ? "metadata_hint" : "metadata_again_hint")}
        {...field("metadata")}
        optional={!isNew}
        minRows={4}
        maxRows={12}
        spellCheck={false}
      />
      {!isNew && (
        <TextInput label={t("entity_id")} hint={t("entity_id_hint")} {...field("client_id")} autoComplete="off" spellCheck={false} />
      )}
    </>
  );
}

/** Which provider, and as whom the desk is known there. */
export function CompanyProviderFields({ form, secret, onSecret, isNew }: FieldsProps) {
  const t = useWords("company");
  const { values, field, set } = form;
  const needed = isNew || isElsewhere(form.changes);
  if (values.kind === "saml") return <SamlFields form={form} isNew={isNew} />;
  return (
    <>
      <NameFields form={form} isNew={isNew} />
      <TextInput label={t("issuer")} hint={t("issuer_hint")} {...field("issuer")} type="url" autoComplete="off" spellCheck={false} />
      {values.certificate && <TrustedCertificate certificate={values.certificate} onForget={() => set({ certificate: null })} />}
      <FieldRow>
        <TextInput label={t("client_id")} {...field("client_id")} autoComplete="off" spellCheck={false} />
        <PasswordInput
          label={t("secret")}
          hint={t(needed ? "secret_hint" : "secret_kept")}
          value={secret}
          onChange={onSecret}
          error={form.errorAt("client_secret")}
          optional={!needed}
          autoComplete="new-password"
        />
      </FieldRow>
      <TextInput label={t("scopes")} {...field("scopes")} autoComplete="off" spellCheck={false} />
    </>
  );
}

/** Whose account there is whose here, and what it gives. */
export function CompanyPeopleFields({ form }: { form: Form<CompanyValues> }) {
  const t = useWords("company");
  const { values, field, set } = form;
  const { data } = useAsk("GET /directories");
  const isSaml = values.kind === "saml";
  return (
    <>
      <Heading level={2}>{t("who")}</Heading>
      {isSaml && (
        <TextInput
          label={t("subject_claim")}
          hint={t("subject_claim_hint")}
          {...field("subject_claim")}
          optional
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <FieldRow>
        <Select
          label={t("directory")}
          hint={t("directory_hint")}
          optional
          placeholder={t("directory_none")}
          {...field("directory_id")}
          choices={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {values.directory_id !== "" && (
          <TextInput
            label={t(isSaml ? "directory_claim_saml" : "directory_claim")}
            hint={t("directory_claim_hint")}
            {...field("directory_claim")}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </FieldRow>
      <Checkbox
        label={t("trusts_email")}
        hint={t("trusts_email_hint")}
        checked={values.trusts_email}
        onChange={(trusts_email) => set({ trusts_email })}
      />
      <Checkbox
        label={t("makes_people")}
        hint={t("makes_people_hint")}
        checked={values.makes_people}
        onChange={(makes_people) => set({ makes_people })}
      />
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
      {values.makes_people && (
        <Select
          label={t("language")}
          {...field("language")}
          choices={[
            { value: "en", label: "English" },
            { value: "nb", label: "Norsk" },
          ]}
        />
      )}
      <Heading level={2}>{t("rights")}</Heading>
      <TextInput
        label={t(isSaml ? "groups_claim_saml" : "groups_claim")}
        hint={t(isSaml ? "groups_claim_hint_saml" : "groups_claim_hint")}
        {...field("groups_claim")}
        optional
        autoComplete="off"
        spellCheck={false}
      />
      {values.groups_claim.trim() !== "" && (
        <CompanyGroups groups={values.groups} onChange={(groups) => set({ groups })} errorAt={form.errorAt} hint={t("groups_hint")} />
      )}
      <TextInput
        label={t("second_factor_values")}
        hint={t(isSaml ? "second_factor_values_hint_saml" : "second_factor_values_hint")}
        {...field("second_factor_values")}
        optional
        autoComplete="off"
        spellCheck={false}
      />
      {!isSaml && (
        <Checkbox
          label={t("ends_there")}
          hint={t("ends_there_hint")}
          checked={values.ends_there}
          onChange={(ends_there) => set({ ends_there })}
        />
      )}
    </>
  );
}
