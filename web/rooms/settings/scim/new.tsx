import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { NewPage } from "../new-page.tsx";
import { ScimFields } from "./fields.tsx";
import { blank, bodyOf, type ScimValues } from "./values.ts";

/** One more program. Its token, and what its groups give, come once it is there. */
export function ScimNew() {
  const t = useWords("scim");
  const go = useGo();
  const form = useForm<ScimValues>(blank, "scim.new");
  const add = useTell("POST /scim-sources", {
    done: ({ id }) => {
      void forget("GET /scim-sources");
      form.done();
      go(paths.settings("scim", id), { replace: true });
    },
    refused: form.refused,
  });
  const save = () => {
    const { name, ...values } = form.values;
    if (form.check("name")) add.mutate({ body: { ...bodyOf(values), name } });
  };
  return (
    <NewPage
      form={form}
      title={t("new")}
      save={t("add")}
      back={{ to: paths.settings("scim"), label: t("title") }}
      busy={add.isPending}
      onSave={save}
      consequence={t("add_consequence")}
    >
      <ScimFields form={form} isNew />
    </NewPage>
  );
}
