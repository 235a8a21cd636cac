import type { Counter } from "../../../../contract/counters.ts";
import { useForm } from "../../../platform/form.ts";
import { say as sayWords, useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { toast } from "../../../ui/toast.tsx";
import { EditForm } from "../edit-form.tsx";
import { KeyField } from "../key-field.tsx";
import { keyFrom } from "../key-from.ts";
import { Devices } from "./devices.tsx";
import { CounterFields } from "./fields.tsx";
import { blankCounter, bodyOf, valuesOf, type CounterValues } from "./values.ts";
import { Waits } from "./waits.tsx";

/** One more place to come to. */
export function CounterNew() {
  const t = useWords("programs");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm({ ...blankCounter, key: "" }, "counter.new");
  const add = useTell("POST /counters", {
    done: ({ id, name_en }) => {
      void forget("GET /counters");
      form.done();
      toast.told(t("counter.added", { name: name_en }));
      go(paths.settings("counters", id), { replace: true });
    },
    refused: form.refused,
  });
  const { key, ...values } = form.values;
  const save = () =>
    form.check("name") &&
    add.mutate({
      body: { ...bodyOf(values), name_en: values.name, name_nb: values.name_nb || values.name, key: key || keyFrom(values.name) },
    });
  return (
    <Page title={t("counter.new")} back={{ to: paths.settings("counters"), label: t("counters") }}>
      <Form
        form={form}
        creates
        label={t("counter.new")}
        onSave={save}
        save={t("counter.add")}
        busy={add.isPending}
        beside={
          <LinkButton kind="quiet" to={paths.settings("counters")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <CounterFields form={form} focus />
        <KeyField {...form.field("key")} from={form.values.name} />
      </Form>
    </Page>
  );
}

export function CounterEdit({ id }: { id: string }) {
  const reading = useAsk("GET /counters/{id}", { params: { id } });
  return <Reading of={reading}>{(counter) => <Known counter={counter} />}</Reading>;
}

function Known({ counter }: { counter: Counter }) {
  const t = useWords("programs");
  const write = useMay()("system:write");
  const { id, name_en, active, version, reasons } = counter;
  const form = useForm<CounterValues>(valuesOf(counter), `counter.${id}`);
  const put = (after: Counter) => {
    keep("GET /counters/{id}", { params: { id } }, after);
    void forget("GET /counters");
  };
  const save = useTell("PATCH /counters/{id}", {
    done: (after) => {
      put(after);
      form.done();
      toast.told(sayWords("settings", "saved", { name: after.name_en }));
    },
    refused: form.refused,
  });
  const turn = useTell("PATCH /counters/{id}", { done: put });
  return (
    <Page
      title={name_en}
      state={active ? <Badge tone="green">{t("counter.on")}</Badge> : <Badge>{t("counter.off")}</Badge>}
      back={{ to: paths.settings("counters"), label: t("counters") }}
      actions={
        write && (
          <Button busy={turn.isPending} onClick={() => turn.mutate({ params: { id }, body: { active: !active } })}>
            {t(active ? "counter.turn_off" : "counter.turn_on")}
          </Button>
        )
      }
    >
      <Devices id={id} />
      <Waits id={id} />
      {write && (
        <EditForm
          form={form}
          save={save}
          onSave={() => save.mutate({ params: { id }, body: bodyOf(form.changes, reasons), ifMatch: version })}
        >
          <CounterFields form={form} />
        </EditForm>
      )}
    </Page>
  );
}
