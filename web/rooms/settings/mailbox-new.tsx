import { useForm } from "../../platform/form.ts";
import { readerLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, keep, useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { KeyField } from "./key-field.tsx";
import { keyFrom } from "./key-from.ts";
import { mailboxBody, MailboxFields, type MailboxValues } from "./mailbox-fields.tsx";

const blank = (): MailboxValues & { key: string } => ({
  name: "",
  key: "",
  address: "",
  team_id: "",
  language: readerLanguage(),
  sender_name: "",
  signature: "",
  receivers: "",
  strangers: "open",
  plus_addressing: true,
  technician_replies: false,
});

export function MailboxNew() {
  const t = useWords("settings");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm(blank(), "mailbox.new");
  const add = useTell("POST /mailboxes", {
    done: (mailbox) => {
      keep("GET /mailboxes/{id}", { params: { id: mailbox.id } }, mailbox);
      void forget("GET /mailboxes");
      form.done();
      toast.told(t("mailbox.added", { name: mailbox.name }));
      go(paths.settings("mailboxes", mailbox.id), { replace: true });
    },
    refused: form.refused,
  });
  const { key, ...values } = form.values;
  const save = () =>
    form.check("name") &&
    add.mutate({
      body: { ...mailboxBody(values), address: values.address.trim() || null, key: key || keyFrom(values.name), name: values.name },
    });
  return (
    <Page title={t("mailboxes.new")} back={{ to: paths.settings("mailboxes"), label: t("mailboxes") }}>
      <Form
        form={form}
        creates
        onSave={save}
        save={t("mailbox.add")}
        busy={add.isPending}
        beside={
          <LinkButton kind="quiet" to={paths.settings("mailboxes")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <MailboxFields form={form} />
        <KeyField {...form.field("key")} from={values.name} />
      </Form>
    </Page>
  );
}
