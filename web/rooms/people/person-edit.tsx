import type { ChangeAsks } from "../../../contract/desk-accounts.ts";
import type { Person } from "../../../contract/people.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths, type Path } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, keep, useAsk, useTell } from "../../platform/queries.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Form } from "../../ui/form.tsx";
import type { Option } from "../../ui/combo.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { useTime } from "../../platform/time.ts";
import { toast } from "../../ui/toast.tsx";
import { PersonFields } from "./person-fields.tsx";
import { ContactProof } from "./contact-proof.tsx";
import { bodyOf, valuesOf } from "./person-values.ts";

interface PersonEditProps {
  person: Person;
  back: { to: Path; label: string } | undefined;
}

/** A person's facts, to change. Nobody types before it is said what has to be proved for it. */
export function PersonEdit(props: PersonEditProps) {
  const { person, back } = props;
  const t = useWords("people");
  const reading = useAsk("GET /people/{id}/change-needs", { params: { id: person.id } });
  if (reading.data) return <Editing {...props} asks={reading.data} />;
  return (
    <Page title={t("edit.title", { name: person.name })} back={back}>
      <Reading of={reading} rows={8}>
        {() => null}
      </Reading>
    </Page>
  );
}

/** Only what was changed is sent, so that two people may change different things at once. */
function Editing({ person, back, asks }: PersonEditProps & { asks: ChangeAsks }) {
  const t = useWords("people");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm(valuesOf(person), `person.${person.id}`);
  const guard = useWords("guard");
  const time = useTime();
  // Kept with the rest while somebody proves in the ticket who they are.
  const proof = useForm<{ ticket: Option | null }>({ ticket: null }, `person.${person.id}.proof`);
  const { ticket } = proof.values;
  const setTicket = (chosen: Option | null) => proof.set({ ticket: chosen && { value: chosen.value, label: chosen.label } });
  const save = useTell("PATCH /people/{id}", {
    done: ({ held_until: heldUntil, ...after }) => {
      keep("GET /people/{id}", { params: { id: after.id } }, after);
      void forget("GET /people/{id}/change-needs", { params: { id: after.id } });
      void forget("GET /people");
      form.done();
      proof.discard();
      toast.told(heldUntil ? guard("held.begun", { when: time.moment(heldUntil) }) : t("edit.saved", { name: after.name }));
      go(paths.person(after.id), { replace: true });
    },
    refused: form.refused,
  });
  const { active, ...facts } = form.changes;
  const reach = "email" in facts || "phone" in facts || "mobile" in facts;
  const leaves = form.values.active === false && person.active;
  return (
    <Page title={t("edit.title", { name: person.name })} back={back}>
      <Form
        form={form}
        onSave={() =>
          form.check("name") &&
          save.mutate({
            params: { id: person.id },
            body: { ...bodyOf(facts), ...(active !== undefined && { active }), ...(reach && ticket && { proof_ticket: ticket.value }) },
          })
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
        <PersonFields
          form={form}
          reach={<ContactProof person={person} asks={asks} ticket={ticket} onTicket={setTicket} error={form.errorAt("proof_ticket")} />}
        />
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
