import type { Form as FormState } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { TimeZone } from "../../../ui/time-zone.tsx";
import { unreadable, weekdays, type CalendarDraft } from "./draft.ts";

/** What a calendar says, as one types it. */
export function CalendarFields({ form }: { form: FormState<CalendarDraft> }) {
  const t = useWords("calendars");
  const { hours } = form.values;
  const wrong = unreadable(form.values);
  const wrongAt = (place: string, words: string) => (wrong.includes(place) ? words : form.errorAt(place));
  return (
    <>
      <TextInput label={t("name")} {...form.field("name")} />
      <TimeZone label={t("time_zone")} hint={t("time_zone_hint")} {...form.field("time_zone")} />
      <ChoiceSet label={t("hours")} hint={t("hours_hint")} error={form.errorAt("hours")}>
        {weekdays.map((day) => (
          <TextInput
            key={day}
            label={t(`day.${day}`)}
            placeholder={t("closed")}
            value={hours[day]}
            onChange={(text) => form.set({ hours: { ...hours, [day]: text } })}
            error={wrongAt(`hours/${day}`, t("hours_wrong"))}
          />
        ))}
      </ChoiceSet>
      <TextArea
        label={t("holidays")}
        hint={t("holidays_hint")}
        optional
        {...form.field("holidays")}
        error={wrongAt("holidays", t("days_wrong"))}
      />
      <TextArea
        label={t("exceptions")}
        hint={t("exceptions_hint")}
        optional
        {...form.field("exceptions")}
        error={wrongAt("exceptions", t("days_wrong"))}
      />
      <TextInput label={t("feed")} hint={t("feed_hint")} optional inputMode="url" {...form.field("feed_url")} />
      <Users form={form} kind="teams" />
      <Users form={form} kind="sites" />
    </>
  );
}

function Users({ form, kind }: { form: FormState<CalendarDraft>; kind: "teams" | "sites" }) {
  const t = useWords("calendars");
  const teams = useAsk("GET /teams", { enabled: kind === "teams" });
  const sites = useAsk("GET /sites", { query: {}, enabled: kind === "sites" });
  const items: { id: string; name: string }[] = (kind === "teams" ? teams.data?.items : sites.data?.items) ?? [];
  const chosen = form.values[kind];
  if (items.length === 0) return null;
  return (
    <ChoiceSet label={t(kind)} hint={t(`${kind}_hint`)} error={form.errorAt(kind)}>
      {items.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(on) => form.set({ [kind]: on ? [...chosen, id] : chosen.filter((one) => one !== id) })}
        />
      ))}
    </ChoiceSet>
  );
}
