import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Form } from "../../../ui/form.tsx";
import { Section } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { PlaceFields, SignInFields } from "./server-fields.tsx";
import { keptServer, needsPasswordAgain, sendingBody, type ServerValues } from "./servers.ts";
import { keepMailbox } from "./use-connect.ts";

/** By which server a mailbox sends. */
export function MailboxSending({ mailbox: { id, address, sending } }: { mailbox: Mailbox }) {
  const t = useWords("mailbox");
  const form = useForm({ server: keptServer(sending, "sending", address ?? "") }, null);
  const save = useTell("PUT /mailboxes/{id}/sending", {
    done: (after) => {
      keepMailbox(after);
      form.done();
      toast.told(t("sending.saved"));
    },
    refused: form.refused,
  });
  const { server } = form.values;
  const fields = {
    value: server,
    onChange: (changes: Partial<ServerValues>) => form.set({ server: { ...server, ...changes } }),
    errorAt: (name: string) => form.errorAt(name),
  };
  const submit = () =>
    form.check(["host", server.host], ["port", server.port]) && save.mutate({ params: { id }, body: sendingBody(server) });
  return (
    <Section title={t("sending")} lead={t("sending.lead")}>
      <Form form={form} onSave={submit} save={t("sending.save")} busy={save.isPending} label={t("sending")}>
        <PlaceFields {...fields} mayBePlain />
        <SignInFields {...fields} mayBeEmpty isKept={Boolean(sending?.secret_set_at)} isNeededAgain={needsPasswordAgain(sending, server)} />
      </Form>
    </Section>
  );
}
