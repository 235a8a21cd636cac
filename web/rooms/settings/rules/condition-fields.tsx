import { longestFilter } from "../../../../contract/filter.ts";
import { parseFilter } from "../../../../contract/filter-parse.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { LanguageField } from "../../../ui/language-field.tsx";
import type { RuleValues } from "./rule-draft.ts";

const nothingOffered = () => Promise.resolve([]);

/** Of which tickets: what a filter finds, in the language of views, and those of some teams. */
export function ConditionFields({ form }: { form: Form<RuleValues> }) {
  const t = useWords("rules");
  const views = useWords("views");
  const { data } = useAsk("GET /teams");
  const { filter, teams } = form.values;
  const parsed = parseFilter(filter);
  const fault = "fault" in parsed ? parsed.fault : null;
  const word = fault ? filter.slice(fault.at, fault.at + fault.length) : "";
  const sentence = fault && views.maybe(`fault.${fault.code}`, { word, known: (fault.known ?? []).join(", ") });
  const all = data?.items ?? [];
  const gone = teams.filter((id) => data && !all.some((team) => team.id === id)).map((id) => ({ id, name: t("gone") }));
  return (
    <>
      <LanguageField
        label={t("filter")}
        hint={t("filter_hint")}
        optional
        value={filter}
        onChange={(text) => form.set({ filter: text })}
        suggest={nothingOffered}
        fault={fault}
        error={sentence ?? form.errorAt("filter")}
        placeholder="category:printing -tag:vip"
        maxLength={longestFilter}
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
