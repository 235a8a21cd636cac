import type { Form } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { BothLanguages, type BothWords } from "./both-languages.tsx";
import { TeamSelect } from "./team-select.tsx";

export interface CategoryValues {
  name: BothWords;
  /** As typed: one per line, or with commas. */
  keywords: string;
  team_id: string;
}

export const keywordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n,;]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

export function CategoryFields({ form }: { form: Form<CategoryValues> }) {
  const t = useWords("settings");
  return (
    <>
      <BothLanguages
        label={t("name")}
        path="name"
        value={form.values.name}
        onChange={(name) => form.set({ name })}
        errorAt={form.errorAt}
      />
      <TextArea label={t("category.keywords")} {...form.field("keywords")} hint={t("category.keywords_hint")} minRows={3} optional />
      <TeamSelect label={t("category.team")} hint={t("category.team_hint")} {...form.field("team_id")} minTier={2} />
    </>
  );
}
