import { severities, type AlertSource, type Severity } from "../../../../contract/alerts.ts";
import type { Form } from "../../../platform/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { TeamSelect } from "../team-select.tsx";

const levels = ["1", "2", "3"] as const;
const numbers = ["reopen_hours", "flap_changes", "flap_minutes", "quiet_minutes"] as const;

export interface SourceValues extends Record<(typeof numbers)[number], string> {
  name: string;
  team_id: string;
  category_id: string;
  on_resolved: AlertSource["on_resolved"];
  severities: AlertSource["severities"];
}

export const blankSource: SourceValues = {
  name: "",
  team_id: "",
  category_id: "",
  on_resolved: "solve",
  severities: {
    critical: { impact: 1, urgency: 1 },
    error: { impact: 2, urgency: 1 },
    warning: { impact: 3, urgency: 2 },
    info: { impact: 3, urgency: 3 },
  },
  reopen_hours: "24",
  flap_changes: "5",
  flap_minutes: "30",
  quiet_minutes: "30",
};

export const valuesOf = (source: AlertSource): SourceValues => ({
  name: source.name,
  team_id: source.team_id ?? "",
  category_id: source.category_id ?? "",
  on_resolved: source.on_resolved,
  severities: source.severities,
  reopen_hours: String(source.reopen_hours),
  flap_changes: String(source.flap_changes),
  flap_minutes: String(source.flap_minutes),
  quiet_minutes: String(source.quiet_minutes),
});

/** What is sent of what was changed. What is no number is refused at its field. */
export function bodyOf({ team_id, category_id, ...changes }: Partial<SourceValues>) {
  const { reopen_hours, flap_changes, flap_minutes, quiet_minutes, ...others } = changes;
  const given = { reopen_hours, flap_changes, flap_minutes, quiet_minutes };
  return {
    ...others,
    ...(team_id !== undefined && { team_id: team_id || null }),
    ...(category_id !== undefined && { category_id: category_id || null }),
    ...Object.fromEntries(numbers.flatMap((name) => (given[name] === undefined ? [] : [[name, Number(given[name])]]))),
  };
}

/** Where its tickets go, how bad they are, and what damps them. */
export function AlertSourceFields({ form, focus }: { form: Form<SourceValues>; focus?: boolean }) {
  const t = useWords("programs");
  const words = useWords("settings");
  const categories = useAsk("GET /categories").data?.items ?? [];
  const { severities: chosen } = form.values;
  const set = (severity: Severity, changes: Partial<AlertSource["severities"][Severity]>) =>
    form.set({ severities: { ...chosen, [severity]: { ...chosen[severity], ...changes } } });
  const number = (name: (typeof numbers)[number]) => (
    <TextInput label={t(`source.${name}`)} hint={t(`source.${name}_hint`)} {...form.field(name)} inputMode="numeric" autoComplete="off" />
  );
  return (
    <>
      <TextInput label={t("source.name")} {...form.field("name")} hint={t("source.name_hint")} autoFocus={focus} autoComplete="off" />
      <TeamSelect label={t("source.team")} hint={t("source.team_hint")} {...form.field("team_id")} />
      <Select
        label={t("source.category")}
        {...form.field("category_id")}
        optional
        placeholder={t("source.no_category")}
        choices={categories.filter(({ active }) => active).map(({ id, path }) => ({ value: id, label: inMyLanguage(path) }))}
      />
      {severities.map((severity) => (
        <FieldRow key={severity}>
          <Select
            label={t("source.impact", { severity: t(`severity.${severity}`) })}
            value={String(chosen[severity].impact) as "1"}
            onChange={(impact) => set(severity, { impact: Number(impact) })}
            choices={levels.map((value) => ({ value, label: words(`impact.${value}`) }))}
          />
          <Select
            label={t("source.urgency", { severity: t(`severity.${severity}`) })}
            value={String(chosen[severity].urgency) as "1"}
            onChange={(urgency) => set(severity, { urgency: Number(urgency) })}
            choices={levels.map((value) => ({ value, label: words(`urgency.${value}`) }))}
          />
        </FieldRow>
      ))}
      <Select
        label={t("source.over")}
        {...form.field("on_resolved")}
        choices={(["solve", "note", "nothing"] as const).map((value) => ({ value, label: t(`source.over.${value}`) }))}
      />
      {number("reopen_hours")}
      <FieldRow>
        {number("flap_changes")}
        {number("flap_minutes")}
        {number("quiet_minutes")}
      </FieldRow>
    </>
  );
}
