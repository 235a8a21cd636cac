import { useForm } from "../../platform/form.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Select } from "../../ui/select.tsx";
import { toast } from "../../ui/toast.tsx";
import { CategoryFields, keywordsOf, type CategoryValues } from "./category-fields.tsx";
import { KeyField } from "./key-field.tsx";
import { keyFrom } from "./key-from.ts";

const blank: CategoryValues & { key: string } = { name: { en: "", nb: "" }, key: "", keywords: "", team_id: "" };

export function CategoryNew() {
  const t = useWords("settings");
  const say = useWords("ui");
  const go = useGo();
  const { search } = usePlace<{ parent?: string }>();
  const { data } = useAsk("GET /categories");
  const form = useForm({ ...blank, parent_id: search.parent ?? "" }, `category.new.${search.parent ?? ""}`);
  const add = useTell("POST /categories", {
    done: (category) => {
      void forget("GET /categories");
      form.done();
      toast.told(t("category.added", { name: inMyLanguage(category.name) }));
      go(paths.settings("categories"), { replace: true });
    },
    refused: form.refused,
  });
  const { key, name, keywords, team_id, parent_id } = form.values;
  const save = () => {
    if (!form.check(["name/en", name.en], ["name/nb", name.nb])) return;
    add.mutate({
      body: {
        key: key || keyFrom(name.en, 60),
        name,
        parent_id: parent_id || null,
        keywords: keywordsOf(keywords),
        team_id: team_id || null,
      },
    });
  };
  return (
    <Page title={t("categories.new")} back={{ to: paths.settings("categories"), label: t("categories") }}>
      <Form
        form={form}
        creates
        onSave={save}
        save={t("category.add")}
        busy={add.isPending}
        consequence={t("category.new_consequence")}
        beside={
          <LinkButton kind="quiet" to={paths.settings("categories")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <Select
          label={t("category.parent")}
          {...form.field("parent_id")}
          optional
          placeholder={t("category.top")}
          choices={(data?.items ?? []).filter(({ active }) => active).map(({ id, path }) => ({ value: id, label: inMyLanguage(path) }))}
        />
        <CategoryFields form={form} />
        <KeyField {...form.field("key")} from={name.en} />
      </Form>
    </Page>
  );
}
