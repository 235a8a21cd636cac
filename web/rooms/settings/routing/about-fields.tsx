import { FilterField } from "../../../platform/filter/filter-field.tsx";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import type { RoutingValues } from "./rule-draft.ts";

/** Which tickets a rule is about: what a filter finds, of some teams, sites and languages. */
export function AboutFields({ form }: { form: Form<RoutingValues> }) {
  const t = useWords("routing");
  const teams = useAsk("GET /teams");
  const sites = useAsk("GET /sites", { query: {} });
  const languages = (["en", "nb"] as const).map((id) => ({ id, name: t(`language.${id}`) }));
  return (
    <>
      <FilterField
        label={t("filter")}
        hint={t("filter_hint")}
        optional
        value={form.values.filter}
        onChange={(text) => form.set({ filter: text })}
        error={form.errorAt("filter")}
        placeholder="category:mail priority:high"
      />
      <Several form={form} field="teams" all={teams.data?.items} />
      <Several form={form} field="sites" all={sites.data?.items} />
      <Several form={form} field="languages" all={languages} />
    </>
  );
}

interface SeveralProps {
  form: Form<RoutingValues>;
  field: "teams" | "sites" | "languages";
  all: readonly { id: string; name: string }[] | undefined;
}

function Several({ form, field, all }: SeveralProps) {
  const t = useWords("routing");
  const chosen: readonly string[] = form.values[field];
  const gone = chosen.filter((id) => all && !all.some((one) => one.id === id)).map((id) => ({ id, name: t("gone") }));
  const choices = [...(all ?? []), ...gone];
  if (choices.length === 0) return null;
  return (
    <ChoiceSet label={t(field)} hint={t(`${field}_hint`)} error={form.errorAt(field)}>
      {choices.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(on) => form.set({ [field]: on ? [...chosen, id] : chosen.filter((one) => one !== id) })}
        />
      ))}
    </ChoiceSet>
  );
}
