import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { NewPage } from "../new-page.tsx";
import { TemplateFields } from "./fields.tsx";
import { blank, bodyOf, type TemplateValues } from "./values.ts";

/** One more template. */
export function TemplateNew() {
  const t = useWords("accounts");
  const go = useGo();
  const form = useForm<TemplateValues>(blank, "account-template.new");
  const add = useTell("POST /account-templates", {
    done: () => {
      void forget("GET /account-templates");
      form.done();
      go(paths.settings("account-templates"), { replace: true });
    },
    refused: form.refused,
  });
  const { values } = form;
  const save = () => {
    if (!form.check("name", ["directory_id", values.directory], "place", "user_name")) return;
    const { name, directory, place, user_name } = values;
    add.mutate({ body: { ...bodyOf(values), name, directory_id: directory, place, user_name } });
  };
  return (
    <NewPage
      form={form}
      title={t("template.new")}
      save={t("template.add")}
      back={{ to: paths.settings("account-templates"), label: t("templates") }}
      busy={add.isPending}
      onSave={save}
      consequence={t("template.add_consequence")}
    >
      <TemplateFields form={form} isNew />
    </NewPage>
  );
}
