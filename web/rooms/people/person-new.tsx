import { useForm } from "../../platform/form.ts";
import { useLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { forget, keep, useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { PersonFields } from "./person-fields.tsx";
import { bodyOf, newcomer } from "./person-values.ts";

/** Somebody nobody has registered yet; the words that found nobody are filled in. */
export function PersonNew() {
  const t = useWords("people");
  const say = useWords("ui");
  const go = useGo();
  const { search } = usePlace<{ words?: string }>();
  const form = useForm(newcomer(search.words ?? "", useLanguage()), `person.new.${search.words ?? ""}`);
  const add = useTell("POST /people", {
    done: (person) => {
      keep("GET /people/{id}", { params: { id: person.id } }, person);
      void forget("GET /people");
      form.done();
      toast.told(t("new.done", { name: person.name }));
      go(paths.person(person.id), { replace: true });
    },
    refused: form.refused,
  });
  const save = () => {
    if (!form.check("name")) return;
    const { name, organization_id, ...facts } = form.values;
    add.mutate({ body: { ...bodyOf({ ...facts, ...(organization_id && { organization_id }) }), name } });
  };
  return (
    <Page title={t("new")} lead={t("new.lead")} back={{ to: paths.people(), label: t("back_to_list") }}>
      <Form
        form={form}
        creates
        onSave={save}
        save={t("new.add")}
        busy={add.isPending}
        beside={
          <LinkButton kind="quiet" to={paths.people()}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <PersonFields form={form} isNew />
      </Form>
    </Page>
  );
}
