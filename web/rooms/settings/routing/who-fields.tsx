import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { RoutingValues } from "./rule-draft.ts";
import { SkillFields } from "./skill-fields.tsx";

const ways = ["least_loaded", "round_robin", "last_handler"] as const;

/** Who is asked, for how long, and who has it when nobody takes it. */
export function WhoFields({ form }: { form: Form<RoutingValues> }) {
  const t = useWords("routing");
  const { data } = useAsk("GET /teams");
  const teams = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const { skills, speaks } = form.values;
  return (
    <>
      <Select label={t("team")} hint={t("team_hint")} optional placeholder={t("team_same")} choices={teams} {...form.field("team")} />
      <Select label={t("way")} choices={ways.map((value) => ({ value, label: t(`way.${value}`) }))} {...form.field("way")} />
      <SkillFields
        label={t("skills")}
        hint={t("skills_hint")}
        value={skills}
        onChange={(after) => form.set({ skills: after })}
        error={form.errorAt("skills")}
        none={t("level.0")}
      />
      <Checkbox label={t("speaks")} checked={speaks} onChange={(on) => form.set({ speaks: on })} />
      <TextInput label={t("accept")} hint={t("accept_hint")} inputMode="numeric" {...form.field("accept_minutes")} />
      <TextInput label={t("give_up")} hint={t("give_up_hint")} inputMode="numeric" {...form.field("give_up_minutes")} />
      <Select label={t("fallback")} hint={t("fallback_hint")} placeholder={t("choose")} choices={teams} {...form.field("fallback")} />
    </>
  );
}
