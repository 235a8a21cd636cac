import type { CounterWords } from "../../../../contract/counters.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { TeamSelect } from "../team-select.tsx";
import type { CounterValues } from "./values.ts";

/** Where it is, who serves there and when, what is asked, and its words. */
export function CounterFields({ form, focus }: { form: Form<CounterValues>; focus?: boolean }) {
  const t = useWords("programs");
  const { words, by_phone, sound } = form.values;
  const sites = useAsk("GET /sites", { query: {} }).data?.items ?? [];
  const calendars = useAsk("GET /calendars").data?.items ?? [];
  const word = (name: keyof CounterWords) => (
    <TextInput
      label={t(`counter.${name}`)}
      optional
      value={words[name]}
      onChange={(value) => form.set({ words: { ...words, [name]: value } })}
      autoComplete="off"
    />
  );
  return (
    <>
      <FieldRow>
        <TextInput label={t("counter.name_en")} {...form.field("name")} autoFocus={focus} autoComplete="off" />
        <TextInput label={t("counter.name_nb")} {...form.field("name_nb")} autoComplete="off" />
      </FieldRow>
      <TextInput label={t("counter.place")} hint={t("counter.place_hint")} optional {...form.field("place")} autoComplete="off" />
      <FieldRow>
        <Select
          label={t("counter.site")}
          optional
          placeholder={t("counter.no_site")}
          {...form.field("site_id")}
          choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput label={t("counter.letter")} hint={t("counter.letter_hint")} {...form.field("letter")} autoComplete="off" />
      </FieldRow>
      <TeamSelect label={t("counter.team")} {...form.field("team_id")} />
      <Select
        label={t("counter.calendar")}
        hint={t("counter.calendar_hint")}
        optional
        placeholder={t("counter.no_calendar")}
        {...form.field("calendar_id")}
        choices={calendars.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea label={t("counter.reasons")} hint={t("counter.reasons_hint")} optional minRows={3} {...form.field("reasons")} />
      <TextInput
        label={t("counter.most_waiting")}
        hint={t("counter.most_waiting_hint")}
        {...form.field("most_waiting")}
        inputMode="numeric"
        autoComplete="off"
      />
      <FieldRow>
        <TextInput
          label={t("counter.seats")}
          hint={t("counter.seats_hint")}
          {...form.field("seats")}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextInput label={t("counter.slot_minutes")} {...form.field("slot_minutes")} inputMode="numeric" autoComplete="off" />
        <TextInput label={t("counter.days_ahead")} {...form.field("days_ahead")} inputMode="numeric" autoComplete="off" />
      </FieldRow>
      <Select
        label={t("counter.shows")}
        {...form.field("shows")}
        choices={(["number", "name"] as const).map((value) => ({ value, label: t(`counter.shows.${value}`) }))}
      />
      <Checkbox
        label={t("counter.by_phone")}
        hint={t("counter.by_phone_hint")}
        checked={by_phone}
        onChange={(value) => form.set({ by_phone: value })}
      />
      <Checkbox label={t("counter.sound")} checked={sound} onChange={(value) => form.set({ sound: value })} />
      <FieldRow>
        {word("welcome_en")}
        {word("welcome_nb")}
      </FieldRow>
      <FieldRow>
        {word("closed_en")}
        {word("closed_nb")}
      </FieldRow>
    </>
  );
}
