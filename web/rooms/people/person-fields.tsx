import type { ReactNode } from "react";
import type { Form } from "../../platform/form.ts";
import { findOrganizations } from "../../platform/find.tsx";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Combo, type Option } from "../../ui/combo.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { TimeZone } from "../../ui/time-zone.tsx";
import type { PersonValues } from "./person-values.ts";

/** The fields about a person, the same for somebody new and somebody known. */
export function PersonFields({ form, isNew, reach }: { form: Form<PersonValues>; isNew?: boolean; reach?: ReactNode }) {
  const t = useWords("people");
  return (
    <>
      <TextInput label={t("name")} {...form.field("name")} required autoFocus autoComplete="off" />
      {reach}
      <TextInput label={t("email")} {...form.field("email")} type="email" inputMode="email" autoComplete="off" optional />
      <FieldRow>
        <TextInput label={t("phone")} {...form.field("phone")} type="tel" autoComplete="off" optional />
        <TextInput label={t("mobile")} {...form.field("mobile")} type="tel" autoComplete="off" optional />
      </FieldRow>
      <FieldRow>
        <TextInput label={t("job_title")} {...form.field("title")} autoComplete="off" optional />
        <TextInput label={t("department")} {...form.field("department")} autoComplete="off" optional />
      </FieldRow>
      <PlaceFields form={form} isNew={isNew} />
      <FieldRow>
        <Segmented
          label={t("language")}
          {...form.field("language")}
          choices={[
            { value: "en", label: t("language.en") },
            { value: "nb", label: t("language.nb") },
          ]}
        />
        <TimeZone label={t("time_zone")} {...form.field("time_zone")} hint={isNew ? t("time_zone.hint") : undefined} optional={isNew} />
      </FieldRow>
    </>
  );
}

/** Organization, then its sites, then their rooms: a choice above empties what lies below it. */
function PlaceFields({ form, isNew }: { form: Form<PersonValues>; isNew?: boolean }) {
  const t = useWords("people");
  const { organization_id: organization, site_id: siteId, room_id: room } = form.values;
  const sites = useAsk("GET /sites", { query: { organization: organization?.id }, enabled: organization !== null });
  const rooms = useAsk("GET /sites/{id}/rooms", { params: { id: siteId }, enabled: siteId !== "" });
  const option = (named: { id: string; name: string } | null): Option | null => named && { value: named.id, label: named.name };
  const findRooms = (words: string) =>
    (rooms.data?.items ?? [])
      .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
      .slice(0, 30)
      .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Combo
        label={t("organization")}
        optional
        clearable
        value={option(organization)}
        onChange={(chosen) => form.set({ organization_id: chosen && { id: chosen.value, name: chosen.label }, site_id: "", room_id: null })}
        find={findOrganizations}
        hint={isNew ? t("organization.hint") : undefined}
        error={form.errorAt("organization_id")}
      />
      {organization && (
        <FieldRow>
          <Select
            label={t("site")}
            optional
            placeholder={sites.data?.items.length === 0 ? t("site.none") : t("site.choose")}
            value={siteId}
            onChange={(chosen) => form.set({ site_id: chosen, room_id: null })}
            choices={(sites.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            error={form.errorAt("site_id")}
          />
          {siteId && (
            <Combo
              label={t("room")}
              optional
              clearable
              value={option(room)}
              onChange={(chosen) => form.set({ room_id: chosen && { id: chosen.value, name: chosen.label } })}
              find={findRooms}
              error={form.errorAt("room_id")}
            />
          )}
        </FieldRow>
      )}
    </>
  );
}
