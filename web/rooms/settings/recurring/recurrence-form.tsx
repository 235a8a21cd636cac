import type { Recurrence } from "../../../../contract/recurring.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { inZone, useZone } from "../../../platform/zone.ts";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { BeginFields, useRequestType } from "./begin-fields.tsx";
import { RecurrenceActs } from "./acts.tsx";
import { bodyOf, valuesOf } from "./draft.ts";
import { Preview } from "./preview.tsx";
import { neededIn } from "./rule-draft.ts";
import { RecurrenceState } from "./state.tsx";
import { Runs } from "./runs.tsx";
import { WhenFields } from "./when-fields.tsx";

/** One recurring ticket: what is opened, when, and what that means; and what became of its times. */
export function RecurrenceForm({ one }: { one: Recurrence | undefined }) {
  const t = useWords("recurring");
  const ui = useWords("ui");
  const go = useGo();
  const me = useMe();
  const { zone } = useZone();
  const team = me.teams.find(({ lead }) => lead)?.id ?? "";
  const form = useForm(valuesOf(one, inZone(Date.now(), zone).slice(0, 10), zone, team), `recurrence.${one?.id ?? "new"}`);
  const { chosen } = useRequestType(form.values.request_type_id);
  const done = (after: Recurrence) => {
    void forget("GET /recurrences");
    form.done();
    toast.told(t("kept", { name: after.subject }));
    go(paths.settings("recurring", after.id), { replace: true });
  };
  const add = useTell("POST /recurrences", { done, refused: form.refused });
  const save = useTell("PATCH /recurrences/{id}", { done, refused: form.refused });
  const submit = () => {
    if (!form.check("subject", "team_id", ...neededIn(form.values.rule), "starts_on", "time")) return;
    const body = bodyOf(form.values, chosen?.fields ?? []);
    if (one) save.mutate({ params: { id: one.id }, body, ifMatch: one.version });
    else add.mutate({ body });
  };
  return (
    <Page
      title={one?.subject ?? t("new")}
      state={one && <RecurrenceState one={one} />}
      lead={one?.says}
      back={{ to: paths.settings("recurring"), label: t("title") }}
      actions={one?.can.change && <RecurrenceActs one={one} />}
    >
      <Form form={form} creates={!one} onSave={submit} save={ui("save")} busy={add.isPending || save.isPending}>
        <BeginFields form={form} />
        <WhenFields form={form} />
        <Preview values={form.values} />
      </Form>
      {one && <Runs id={one.id} />}
    </Page>
  );
}
