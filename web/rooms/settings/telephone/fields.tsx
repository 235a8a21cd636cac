import type { TelephoneSystem } from "../../../../contract/telephone.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { TeamSelect } from "../team-select.tsx";
import { asteriskValues, blankAsterisk, type AsteriskValues } from "./asterisk.tsx";
import { LineFields, type LineValue } from "./lines.tsx";

export interface SystemValues {
  asterisk: AsteriskValues;
  name: string;
  country: string;
  team_id: string;
  call_back_minutes: string;
  language: "en" | "nb";
  lines: LineValue[];
}

export const blankSystem: SystemValues = {
  asterisk: blankAsterisk,
  name: "",
  country: "47",
  team_id: "",
  call_back_minutes: "60",
  language: "en",
  lines: [],
};

export const valuesOf = (system: TelephoneSystem): SystemValues => ({
  asterisk: asteriskValues(system.asterisk),
  name: system.name,
  country: system.country,
  team_id: system.team_id ?? "",
  call_back_minutes: String(system.call_back_minutes),
  language: system.language,
  lines: system.lines,
});

/** What is sent of what was changed: a line without anything in it is none. */
export function bodyOf({ team_id, call_back_minutes, lines, asterisk: _, ...others }: Partial<SystemValues>) {
  return {
    ...others,
    ...(team_id !== undefined && { team_id: team_id || null }),
    ...(call_back_minutes !== undefined && { call_back_minutes: Number(call_back_minutes) }),
    ...(lines && {
      lines: lines
        .filter(({ line, person_id }) => line.trim() !== "" || person_id !== "")
        .map(({ line, person_id }) => ({ line, person_id })),
    }),
  };
}

/** Where its missed calls go, and who is rung where. */
export function SystemFields({ form, focus }: { form: Form<SystemValues>; focus?: boolean }) {
  const t = useWords("telephone");
  return (
    <>
      <TextInput label={t("name")} hint={t("name_hint")} {...form.field("name")} autoFocus={focus} autoComplete="off" />
      <LineFields form={form} />
      <TeamSelect label={t("team")} hint={t("team_hint")} {...form.field("team_id")} />
      <FieldRow>
        <TextInput
          label={t("minutes")}
          hint={t("minutes_hint")}
          {...form.field("call_back_minutes")}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextInput label={t("country")} hint={t("country_hint")} {...form.field("country")} inputMode="numeric" autoComplete="off" />
        <Select
          label={t("language")}
          {...form.field("language")}
          choices={[
            { value: "en", label: "English" },
            { value: "nb", label: "Norsk" },
          ]}
        />
      </FieldRow>
    </>
  );
}
