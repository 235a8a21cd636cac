import type { ChatWidget } from "../../../../contract/chat-widgets.ts";
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
import { WidgetFields } from "./fields.tsx";
import { blankWidget, bodyOf, valuesOf, type WidgetValues } from "./values.ts";

/** One more place to chat from. */
export function WidgetNew() {
  const t = useWords("programs");
  const go = useGo();
  const form = useForm({ ...blankWidget, key: "" }, "chat-widget.new");
  const add = useTell("POST /chat-widgets", {
    done: ({ id, name }) => {
      void forget("GET /chat-widgets");
      form.done();
      toast.told(t("chat.added", { name }));
      go(paths.settings("chat", id), { replace: true });
    },
    refused: form.refused,
  });
  const { key, ...values } = form.values;
  const save = () => form.check("name") && add.mutate({ body: { ...bodyOf(values), name: values.name, key: key || keyFrom(values.name) } });
  return (
    <NewPage
      form={form}
      title={t("chat.new")}
      save={t("chat.add")}
      back={{ to: paths.settings("chat"), label: t("chats") }}
      busy={add.isPending}
      onSave={save}
    >
      <WidgetFields form={form} focus />
      <KeyField {...form.field("key")} from={form.values.name} />
    </NewPage>
  );
}

export function WidgetEdit({ id }: { id: string }) {
  const reading = useAsk("GET /chat-widgets/{id}", { params: { id } });
  return <Reading of={reading}>{(widget) => <Known widget={widget} />}</Reading>;
}

function Known({ widget }: { widget: ChatWidget }) {
  const t = useWords("programs");
  const write = useMay()("system:write");
  const { id, name, key, active, version, questions } = widget;
  const form = useForm<WidgetValues>(valuesOf(widget), `chat-widget.${id}`);
  const put = (after: ChatWidget) => {
    keep("GET /chat-widgets/{id}", { params: { id } }, after);
    void forget("GET /chat-widgets");
  };
  const save = useTell("PATCH /chat-widgets/{id}", whenKept(form, put));
  const turn = useTell("PATCH /chat-widgets/{id}", { done: put });
  return (
    <Page
      title={name}
      state={active ? <Badge tone="green">{t("chat.on")}</Badge> : <Badge>{t("chat.off")}</Badge>}
      back={{ to: paths.settings("chat"), label: t("chats") }}
      actions={
        write && (
          <Button busy={turn.isPending} onClick={() => turn.mutate({ params: { id }, body: { active: !active } })}>
            {t(active ? "chat.turn_off" : "chat.turn_on")}
          </Button>
        )
      }
    >
      <Section title={t("chat.how")} lead={t("chat.how_lead")}>
        <Stack>
          <CopyText
            label={t("chat.snippet")}
            text={`<script src="${location.origin}/chat.js" data-widget="${key}" async></script>`}
            hint={t("chat.snippet_hint")}
          />
          <a href={`/chat-page/${key}`} target="_blank" rel="noopener">
            {t("chat.see")}
          </a>
        </Stack>
      </Section>
      {write && (
        <EditForm
          form={form}
          save={save}
          onSave={() => save.mutate({ params: { id }, body: bodyOf(form.changes, questions), ifMatch: version })}
        >
          <WidgetFields form={form} />
        </EditForm>
      )}
    </Page>
  );
}
