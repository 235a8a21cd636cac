import { assetStates } from "../../../contract/assets.ts";
import { findOrganizations, findPeople } from "../../platform/find.tsx";
import type { Form } from "../../platform/form.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Combo, type Option } from "../../ui/combo.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { AssetValues } from "./asset-values.ts";

const option = (one: { id: string; name: string } | null): Option | null => one && { value: one.id, label: one.name };

/** The facts about an asset, the same for a new one and one that is known. */
export function AssetFields({ form }: { form: Form<AssetValues> }) {
  const t = useWords("assets");
  const { kind, organization_id: organization, site_id, person_id, state } = form.values;
  const kinds = (useAsk("GET /asset-kinds").data?.items ?? []).filter(({ key, retired }) => !retired || key === kind);
  const sites = useAsk("GET /sites", { query: { organization: organization?.id }, enabled: organization !== null });
  return (
    <>
      <FieldRow>
        <TextInput label={t("tag")} hint={t("tag.hint")} {...form.field("tag")} required autoFocus autoComplete="off" maxLength={40} />
        <TextInput label={t("name")} hint={t("name.hint")} {...form.field("name")} required autoComplete="off" maxLength={120} />
      </FieldRow>
      <FieldRow>
        <Select
          label={t("kind")}
          placeholder={t("kind.choose")}
          {...form.field("kind")}
          choices={kinds.map(({ key, name }) => ({ value: key, label: inMyLanguage(name) }))}
        />
        <TextInput label={t("serial")} {...form.field("serial")} optional autoComplete="off" maxLength={120} />
      </FieldRow>
      <FieldRow>
        <Combo
          label={t("person")}
          optional
          clearable
          value={option(person_id)}
          onChange={(chosen) =>
            form.set({
              person_id: chosen && { id: chosen.value, name: chosen.label },
              // What somebody is given is in use, what they give back in stock.
              ...(chosen && state !== "lost" && { state: "in_use" }),
              ...(!chosen && (state === "in_use" || state === "") && { state: "in_stock" }),
            })
          }
          find={findPeople}
          error={form.errorAt("person_id")}
        />
        <Select
          label={t("state")}
          placeholder={t("state.choose")}
          {...form.field("state")}
          onChange={(chosen) =>
            form.set({ state: chosen, ...((chosen === "in_stock" || chosen === "retired") && person_id && { person_id: null }) })
          }
          choices={assetStates.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </FieldRow>
      <FieldRow>
        <Combo
          label={t("organization")}
          optional
          clearable
          value={option(organization)}
          onChange={(chosen) => form.set({ organization_id: chosen && { id: chosen.value, name: chosen.label }, site_id: "" })}
          find={findOrganizations}
          hint={t("organization.hint")}
          error={form.errorAt("organization_id")}
        />
        {organization && (
          <Select
            label={t("site")}
            optional
            placeholder={t("site.none")}
            value={site_id}
            onChange={(chosen) => form.set({ site_id: chosen })}
            choices={(sites.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            error={form.errorAt("site_id")}
          />
        )}
      </FieldRow>
      <TextArea label={t("note")} hint={t("note.hint")} optional minRows={3} {...form.field("note")} />
    </>
  );
}
