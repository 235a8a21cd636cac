import type { Person } from "../../../contract/people.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths, type Path } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, keep, useTell } from "../../platform/queries.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { PersonFields } from "./person-fields.tsx";
import { bodyOf, valuesOf } from "./person-values.ts";

/** A person's facts, to change. Only what was changed is sent, so that two people may change different things at once. */
export function PersonEdit({ person, back }: { person: Person; back: { to: Path; label: string } | undefined }) {
  const t = useWords("people");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm(valuesOf(person), `person.${person.id}`);
  const save = useTell("PATCH /people/{id}", {
    done: (after) => {
      keep("GET /people/{id}", { params: { id: after.id } }, after);
      void forget("GET /people");
      form.done();
      toast.told(t("edit.saved", { name: after.name }));
      go(paths.person(after.id), { replace: true });
    },
    refused: form.refused,
  });
  const { active, ...facts } = form.changes;
  const leaves = form.values.active === false && person.active;
  return (
    <Page title={t("edit.title", { name: person.name })} back={back}>
      <Form
        form={form}
        onSave={() =>
          form.check("name") &&
          save.mutate({ params: { id: person.id }, body: { ...bodyOf(facts), ...(active !== undefined && { active }) } })
        }
        save={say("save")}
        busy={save.isPending}
        consequence={leaves && t("edit.leaves", { name: person.name })}
        beside={
          <LinkButton kind="quiet" to={paths.person(person.id)}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <PersonFields form={form} />
        <Checkbox
          label={t("active")}
          hint={t("active.hint")}
          checked={form.values.active}
          onChange={(checked) => form.set({ active: checked })}
          error={form.errorAt("active")}
        />
      </Form>
    </Page>
  );
}
