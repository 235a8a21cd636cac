import { IconPlus } from "@tabler/icons-react";
import type { Category } from "../../../contract/catalog.ts";
import type { Refusal } from "../../platform/client.ts";
import { useForm } from "../../platform/form.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths, withSearch } from "../../platform/paths.ts";
import { change, forget, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { toast } from "../../ui/toast.tsx";
import { CategoryFields, keywordsOf, type CategoryValues } from "./category-fields.tsx";

export function CategoryPage({ id }: { id: string }) {
  const t = useWords("settings");
  const may = useMay();
  const reading = useAsk("GET /categories");
  return (
    <Reading of={reading}>
      {({ items }) => {
        const category = items.find((each) => each.id === id);
        return category && may("catalog:write") ? (
          <Known category={category} />
        ) : (
          <EmptyState title={t("missing")}>{t("missing.how")}</EmptyState>
        );
      }}
    </Reading>
  );
}

const valuesOf = ({ name, keywords, team }: Category): CategoryValues => ({ name, keywords: keywords.join("\n"), team_id: team?.id ?? "" });

function useChangeCategory(how: { done: (after: Category) => void; refused?: (refusal: Refusal) => void }) {
  return useTell("PATCH /categories/{id}", {
    ...how,
    done: (after) => {
      change("GET /categories", {}, ({ items }) => ({ items: items.map((each) => (each.id === after.id ? after : each)) }));
      void forget("GET /categories");
      how.done(after);
    },
  });
}

function Known({ category }: { category: Category }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const form = useForm(valuesOf(category), `category.${category.id}`);
  const save = useChangeCategory({
    done: (after) => {
      form.done();
      toast.told(t("saved", { name: inMyLanguage(after.name) }));
    },
    refused: form.refused,
  });
  const { name, keywords, team_id } = form.changes;
  const body = {
    ...(name && { name }),
    ...(keywords !== undefined && { keywords: keywordsOf(keywords) }),
    ...(team_id !== undefined && { team_id: team_id || null }),
  };
  const submit = () => {
    const { en, nb } = form.values.name;
    if (form.check(["name/en", en], ["name/nb", nb])) save.mutate({ params: { id: category.id }, body });
  };
  return (
    <Page
      title={inMyLanguage(category.name)}
      state={!category.active && <Badge>{t("category.retired")}</Badge>}
      lead={inMyLanguage(category.path)}
      back={{ to: paths.settings("categories"), label: t("categories") }}
      actions={
        <LinkButton icon={IconPlus} to={withSearch(paths.settings("categories", "new"), { parent: category.id })}>
          {t("category.add_below")}
        </LinkButton>
      }
    >
      <Form form={form} onSave={submit} save={say("save")} busy={save.isPending}>
        <CategoryFields form={form} />
      </Form>
      <Retiring category={category} />
    </Page>
  );
}

function Retiring({ category: { id, name, active } }: { category: Category }) {
  const t = useWords("settings");
  const switching = useChangeCategory({
    done: (after) => toast.told(t(after.active ? "category.back_again" : "category.retired_now", { name: inMyLanguage(name) })),
  });
  return (
    <Section title={t("category.retire")} lead={t(active ? "category.retire_what" : "category.use_what")}>
      <div>
        <Button busy={switching.isPending} onClick={() => switching.mutate({ params: { id }, body: { active: !active } })}>
          {t(active ? "category.retire" : "category.use")}
        </Button>
      </div>
    </Section>
  );
}
