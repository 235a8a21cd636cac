import type { CalendarShown } from "../../../../contract/calendars.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Form } from "../../../ui/form.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { toast } from "../../../ui/toast.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { Recounts } from "../levels/recounts.tsx";
import { blank, bodyOf, draftOf, unreadable } from "./draft.ts";
import { CalendarFields } from "./fields.tsx";
import { HolidaySources } from "./holiday-sources.tsx";
import { Preview } from "./preview.tsx";
import { Retire } from "./retire.tsx";

export function CalendarNew() {
  const t = useWords("calendars");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm(blank, "calendar.new");
  const add = useTell("POST /calendars", {
    done: ({ id, name }) => {
      void forget("GET /calendars");
      form.done();
      toast.told(t("added", { name }));
      go(paths.settings("calendars", id), { replace: true });
    },
    refused: form.refused,
  });
  const save = () => form.check("name") && unreadable(form.values).length === 0 && add.mutate({ body: bodyOf(form.values) });
  return (
    <Page title={t("new")} back={{ to: paths.settings("calendars"), label: t("calendars") }}>
      <Form
        form={form}
        onSave={save}
        save={t("add")}
        busy={add.isPending}
        beside={
          <LinkButton kind="quiet" to={paths.settings("calendars")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <CalendarFields form={form} />
      </Form>
      <Preview draft={form.values} id={null} refused={form.refused} />
    </Page>
  );
}

export function CalendarEdit({ id }: { id: string }) {
  const reading = useAsk("GET /calendars/{id}", { params: { id } });
  return <Reading of={reading}>{(calendar) => <Known calendar={calendar} />}</Reading>;
}

function Known({ calendar }: { calendar: CalendarShown }) {
  const t = useWords("calendars");
  const mayDo = useMay();
  const [may, mayCount] = [mayDo("teams:write"), mayDo("catalog:write")];
  const { id, name, version } = calendar;
  const form = useForm(draftOf(calendar), `calendar.${id}`);
  const kept = (after: CalendarShown) => {
    keep("GET /calendars/{id}", { params: { id } }, after);
    void forget("GET /calendars");
  };
  const save = useTell("PATCH /calendars/{id}", whenKept(form, kept));
  const write = () => unreadable(form.values).length === 0 && save.mutate({ params: { id }, body: bodyOf(form.values), ifMatch: version });
  return (
    <Page title={name} back={{ to: paths.settings("calendars"), label: t("calendars") }} actions={may && <Retire calendar={calendar} />}>
      {may && (
        <EditForm form={form} save={save} onSave={write} consequence={t("consequence")}>
          <CalendarFields form={form} />
        </EditForm>
      )}
      {may && <HolidaySources calendar={calendar} onKept={kept} />}
      <Preview draft={form.values} id={id} refused={form.refused} />
      {mayCount && <Recounts calendar={id} />}
    </Page>
  );
}
