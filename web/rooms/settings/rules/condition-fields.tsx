import { FilterField } from "../../../platform/filter/filter-field.tsx";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import type { RuleValues } from "./rule-draft.ts";

/** Of which tickets: what a filter finds, in the language of views, and those of some teams. */
export function ConditionFields({ form }: { form: Form<RuleValues> }) {
  const t = useWords("rules");
  const { data } = useAsk("GET /teams");
  const { filter, teams } = form.values;
  const all = data?.items ?? [];
  const gone = teams.filter((id) => data && !all.some((team) => team.id === id)).map((id) => ({ id, name: t("gone") }));
  return (
    <>
      <FilterField
        label={t("filter")}
        hint={t("filter_hint")}
        optional
        value={filter}
        onChange={(text) => form.set({ filter: text })}
        error={form.errorAt("filter")}
        placeholder="category:printing -tag:vip"
      />
      <ChoiceSet label={t("teams")} hint={t("teams_hint")} error={form.errorAt("teams")}>
        {[...all, ...gone].map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={teams.includes(id)}
            onChange={(on) => form.set({ teams: on ? [...teams, id] : teams.filter((one) => one !== id) })}
          />
        ))}
      </ChoiceSet>
    </>
  );
}
