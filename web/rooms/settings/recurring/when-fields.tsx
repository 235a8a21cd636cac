import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { TimeZone } from "../../../ui/time-zone.tsx";
import type { RecurrenceValues } from "./draft.ts";
import { kinds, nths, ruleOf, weekdays, type RuleDraft } from "./rule-draft.ts";

const digits = (text: string) => text.replace(/\D/g, "").slice(0, 3);
const days = [...Array.from({ length: 31 }, (_, at) => String(at + 1)), "-1"];
const months = Array.from({ length: 12 }, (_, at) => String(at + 1));

/** How often, on which days, at what time, from when to when; as one says it. */
export function WhenFields({ form }: { form: Form<RecurrenceValues> }) {
  const t = useWords("recurring");
  const { rule } = form.values;
  const set = (changes: Partial<RuleDraft>) => form.set({ rule: { ...rule, ...changes } });
  const strides = rule.kind !== "workdays" && rule.kind !== "advanced";
  return (
    <>
      <FieldRow>
        <Select
          label={t("often")}
          value={rule.kind}
          // What was said so far is what one goes on from when writing it out.
          onChange={(kind) => set(kind === "advanced" ? { kind, raw: ruleOf(rule) } : { kind })}
          choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {strides && (
          <TextInput
            label={t(`every.${rule.kind === "day" || rule.kind === "week" || rule.kind === "year" ? rule.kind : "month"}`)}
            inputMode="numeric"
            value={rule.every}
            onChange={(every) => set({ every: digits(every) })}
            error={form.errorAt("rule/every") && t("at_least_one")}
          />
        )}
      </FieldRow>
      <Days rule={rule} set={set} error={form.errorAt("rule") ?? form.errorAt("rule/days")} />
      <FieldRow>
        <TextInput label={t("time")} type="time" {...form.field("time")} />
        <TimeZone label={t("time_zone")} hint={t("time_zone_hint")} {...form.field("time_zone")} />
      </FieldRow>
      <FieldRow>
        <TextInput label={t("starts_on")} type="date" {...form.field("starts_on")} />
        {rule.kind !== "advanced" && (
          <Select
            label={t("ends")}
            value={rule.ends}
            onChange={(ends) => set({ ends })}
            choices={(["never", "count", "until"] as const).map((value) => ({ value, label: t(`ends.${value}`) }))}
          />
        )}
        {rule.kind !== "advanced" && rule.ends === "count" && (
          <TextInput
            label={t("count")}
            inputMode="numeric"
            value={rule.count}
            onChange={(count) => set({ count: digits(count) })}
            error={form.errorAt("rule/count") && t("at_least_one")}
          />
        )}
        {rule.kind !== "advanced" && rule.ends === "until" && (
          <TextInput
            label={t("until")}
            type="date"
            value={rule.until}
            onChange={(until) => set({ until })}
            error={form.errorAt("rule/until")}
          />
        )}
      </FieldRow>
    </>
  );
}

interface DaysProps {
  rule: RuleDraft;
  set: (changes: Partial<RuleDraft>) => void;
  error: string | null;
}

/** On which days, as the frequency asks for them. */
function Days({ rule, set, error }: DaysProps) {
  const t = useWords("recurring");
  const weekday = (
    <Select
      label={t("weekday")}
      value={rule.weekday}
      onChange={(next) => set({ weekday: next })}
      choices={weekdays.map((value) => ({ value, label: t(`day.${value}`) }))}
    />
  );
  const day = (
    <Select
      label={t("month_day")}
      hint={["29", "30", "31"].includes(rule.day) && rule.kind === "month_day" ? t("month_day_hint", { day: rule.day }) : undefined}
      value={rule.day}
      onChange={(next) => set({ day: next })}
      error={error}
      choices={days.map((value) => ({ value, label: value === "-1" ? t("last_day") : t("nth_day", { n: value }) }))}
    />
  );
  switch (rule.kind) {
    case "week":
      return (
        <ChoiceSet label={t("days")} error={error}>
          {weekdays.map((one) => (
            <Checkbox
              key={one}
              label={t(`day.${one}`)}
              checked={rule.days.includes(one)}
              onChange={(on) => set({ days: on ? [...rule.days, one] : rule.days.filter((other) => other !== one) })}
            />
          ))}
        </ChoiceSet>
      );
    case "month_weekday":
      return (
        <FieldRow>
          <Select
            label={t("nth")}
            value={rule.nth}
            onChange={(nth: string) => set({ nth })}
            error={error}
            choices={nths.map((value) => ({ value, label: t(`nth.${value}`) }))}
          />
          {weekday}
        </FieldRow>
      );
    case "month_day":
      return day;
    case "year":
      return (
        <FieldRow>
          {day}
          <Select
            label={t("month")}
            value={rule.month}
            onChange={(month: string) => set({ month })}
            choices={months.map((value) => ({ value, label: t.maybe(`month.${value}`, {}, value) }))}
          />
        </FieldRow>
      );
    case "advanced":
      return (
        <TextInput
          label={t("raw")}
          hint={t("raw_hint")}
          value={rule.raw}
          onChange={(raw) => set({ raw })}
          error={error}
          autoComplete="off"
        />
      );
    default:
      return error === null ? null : <p role="alert">{error}</p>;
  }
}
