import type { Mailbox } from "../../../contract/mailboxes.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Form } from "../../ui/form.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Mono } from "../../ui/text.tsx";
import { toast } from "../../ui/toast.tsx";
import { mailboxBody, MailboxFields, type MailboxValues } from "./mailbox-fields.tsx";
import { MailboxGrant } from "./mailbox-grant.tsx";
import { MailboxFetching } from "./mailbox-fetching.tsx";
import { MailboxState } from "./mailbox-state.tsx";

export function MailboxPage({ id }: { id: string }) {
  const reading = useAsk("GET /mailboxes/{id}", { params: { id } });
  return <Reading of={reading}>{(mailbox) => <Known mailbox={mailbox} />}</Reading>;
}

/** Puts the mailbox as the server answered it where it is read. */
function keepMailbox(after: Mailbox): void {
  keep("GET /mailboxes/{id}", { params: { id: after.id } }, after);
  void forget("GET /mailboxes");
}

function Known({ mailbox }: { mailbox: Mailbox }) {
  const t = useWords("settings");
  const write = useMay()("system:write");
  return (
    <Page
      title={mailbox.name}
      state={<MailboxState mailbox={mailbox} />}
      lead={<Mono>{mailbox.key}</Mono>}
      back={{ to: paths.settings("mailboxes"), label: t("mailboxes") }}
    >
      {write && <Edit mailbox={mailbox} />}
      <MailboxFetching mailbox={mailbox} write={write} onSaved={keepMailbox} />
      <MailboxGrant mailbox={mailbox} write={write} onSaved={keepMailbox} />
    </Page>
  );
}

const valuesOf = ({ name, address, team, language, sender_name, signature, receivers, strangers, ...rest }: Mailbox): MailboxValues => ({
  name,
  address: address ?? "",
  team_id: team?.id ?? "",
  language,
  sender_name,
  signature,
  receivers: receivers.join(", "),
  strangers,
  plus_addressing: rest.plus_addressing,
  technician_replies: rest.technician_replies,
});

function Edit({ mailbox }: { mailbox: Mailbox }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const form = useForm(valuesOf(mailbox), `mailbox.${mailbox.id}`);
  const save = useTell("PATCH /mailboxes/{id}", {
    done: (after) => {
      keepMailbox(after);
      form.done();
      toast.told(t("saved", { name: after.name }));
    },
    refused: form.refused,
  });
  return (
    <Form
      form={form}
      onSave={() => form.check("name") && save.mutate({ params: { id: mailbox.id }, body: mailboxBody(form.changes) })}
      save={say("save")}
      busy={save.isPending}
    >
      <MailboxFields form={form} />
    </Form>
  );
}
