import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { Closing } from "./closing.tsx";
import { MailboxFetching } from "./fetching.tsx";
import { mailboxBody, mailboxValues, MailboxFields } from "./fields.tsx";
import { MailboxGrant } from "./grant.tsx";
import { MailboxLeft } from "./left.tsx";
import { RoundTrip } from "./round-trip.tsx";
import { MailboxSending } from "./sending.tsx";
import { SetUp } from "./set-up.tsx";
import { Standing } from "./standing.tsx";
import { MailboxState } from "./state.tsx";
import { keepMailbox } from "./use-connect.ts";

export function MailboxPage({ id }: { id: string }) {
  // A mailbox begins and stops working without anybody's doing.
  const reading = useAsk("GET /mailboxes/{id}", { params: { id }, refetchInterval: 10_000 });
  return <Reading of={reading}>{(mailbox) => <Known mailbox={mailbox} />}</Reading>;
}

function Known({ mailbox }: { mailbox: Mailbox }) {
  const t = useWords("mailbox");
  const write = useMay()("system:write");
  const isConnected = mailbox.fetching !== null || mailbox.sending !== null;
  return (
    <Page
      title={mailbox.name}
      state={<MailboxState mailbox={mailbox} />}
      lead={mailbox.address ?? t("no_address")}
      back={{ to: paths.settings("mailboxes"), label: t("mailboxes") }}
    >
      <Standing mailbox={mailbox} />
      <MailboxLeft mailbox={mailbox} />
      {write && !isConnected && mailbox.active && (
        <Section title={t("set_up")} lead={t("set_up.lead")}>
          <SetUp mailbox={mailbox} />
        </Section>
      )}
      {write && (
        <Section title={t("details")}>
          <Edit mailbox={mailbox} />
        </Section>
      )}
      {write && (
        <>
          <MailboxFetching mailbox={mailbox} />
          <MailboxSending mailbox={mailbox} />
        </>
      )}
      <MailboxGrant mailbox={mailbox} write={write} onSaved={keepMailbox} />
      {write && <RoundTrip mailbox={mailbox} />}
      {write && <Closing mailbox={mailbox} />}
    </Page>
  );
}

function Edit({ mailbox }: { mailbox: Mailbox }) {
  const form = useForm(mailboxValues(mailbox), `mailbox.${mailbox.id}`);
  const save = useTell("PATCH /mailboxes/{id}", whenKept(form, keepMailbox));
  return (
    <EditForm form={form} save={save} onSave={() => save.mutate({ params: { id: mailbox.id }, body: mailboxBody(form.changes) })}>
      <MailboxFields form={form} />
    </EditForm>
  );
}
