import type { AlertSource } from "../../../../contract/alerts.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { KeyField } from "../key-field.tsx";
import { keyFrom } from "../key-from.ts";
import { NewPage } from "../new-page.tsx";
import { AlertSourceFields, blankSource, bodyOf, valuesOf, type SourceValues } from "./alert-source-fields.tsx";

/** Alerts of one more program are taken. */
export function AlertSourceNew() {
  const t = useWords("programs");
  const go = useGo();
  const form = useForm({ ...blankSource, key: "" }, "alert-source.new");
  const add = useTell("POST /alert-sources", {
    done: ({ id, name }) => {
      void forget("GET /alert-sources");
      form.done();
      toast.told(t("source.added", { name }));
      go(paths.settings("alerts", id), { replace: true });
    },
    refused: form.refused,
  });
  const { key, ...values } = form.values;
  const save = () => form.check("name") && add.mutate({ body: { ...bodyOf(values), name: values.name, key: key || keyFrom(values.name) } });
  return (
    <NewPage
      form={form}
      title={t("source.new")}
      save={t("source.add")}
      back={{ to: paths.settings("alerts"), label: t("sources") }}
      busy={add.isPending}
      onSave={save}
    >
      <AlertSourceFields form={form} focus />
      <KeyField {...form.field("key")} from={form.values.name} />
    </NewPage>
  );
}

export function AlertSourceEdit({ id }: { id: string }) {
  const reading = useAsk("GET /alert-sources/{id}", { params: { id } });
  return <Reading of={reading}>{(source) => <Known source={source} />}</Reading>;
}

function Known({ source }: { source: AlertSource }) {
  const t = useWords("programs");
  const write = useMay()("system:write");
  const { id, name, key, active, version } = source;
  const form = useForm<SourceValues>(valuesOf(source), `alert-source.${id}`);
  const put = (after: AlertSource) => {
    keep("GET /alert-sources/{id}", { params: { id } }, after);
    void forget("GET /alert-sources");
  };
  const save = useTell("PATCH /alert-sources/{id}", whenKept(form, put));
  const turn = useTell("PATCH /alert-sources/{id}", { done: put });
  return (
    <Page
      title={name}
      state={active ? <Badge tone="green">{t("source.firing_n", { n: source.firing })}</Badge> : <Badge>{t("source.off")}</Badge>}
      back={{ to: paths.settings("alerts"), label: t("sources") }}
      actions={
        write && (
          <Button busy={turn.isPending} onClick={() => turn.mutate({ params: { id }, body: { active: !active } })}>
            {t(active ? "source.turn_off" : "source.turn_on")}
          </Button>
        )
      }
    >
      <Section title={t("source.how")} lead={t("source.how_lead")}>
        <Stack>
          <CopyText label={t("source.post")} text={`POST ${location.origin}/api/v1/alerts`} hint={t("source.post_hint", { key })} />
          <CopyText label="Alertmanager" text={`${location.origin}/api/v1/alerts/alertmanager?source=${key}`} />
        </Stack>
      </Section>
      {write && (
        <EditForm
          form={form}
          save={save}
          onSave={() => save.mutate({ params: { id }, body: bodyOf(form.changes), ifMatch: version })}
          consequence={t("source.consequence")}
        >
          <AlertSourceFields form={form} />
        </EditForm>
      )}
    </Page>
  );
}
