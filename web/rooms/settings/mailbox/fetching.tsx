import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Form } from "../../../ui/form.tsx";
import { Section } from "../../../ui/page.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";
import { PlaceFields, SignInFields } from "./server-fields.tsx";
import { fetchingBody, keptServer, needsPasswordAgain, type ServerValues } from "./servers.ts";
import { keepMailbox } from "./use-connect.ts";

/** How a mailbox is read, and what happens there with what the desk has. */
export function MailboxFetching({ mailbox: { id, address, fetching } }: { mailbox: Mailbox }) {
  const t = useWords("mailbox");
  const form = useForm(
    {
      server: keptServer(fetching, "fetching", address ?? ""),
      folder: fetching?.folder ?? "INBOX",
      afterwards: fetching?.afterwards ?? "seen",
      move_to: fetching?.move_to ?? "",
    },
    // A password is kept nowhere.
    null,
  );
  const save = useTell("PUT /mailboxes/{id}/fetching", {
    done: (after) => {
      keepMailbox(after);
      form.done();
      toast.told(t("fetching.saved"));
    },
    refused: form.refused,
  });
  const { server, folder, afterwards, move_to } = form.values;
  const body = {
    ...fetchingBody(server),
    folder,
    afterwards,
    move_to: afterwards === "move" ? move_to.trim() || null : null,
    ...(fetching && { take_from: fetching.take_from }),
  };
  const fields = {
    value: server,
    onChange: (changes: Partial<ServerValues>) => form.set({ server: { ...server, ...changes } }),
    errorAt: (name: string) => form.errorAt(name),
  };
  const submit = () =>
    form.check(["host", server.host], ["port", server.port], ["user", server.user]) && save.mutate({ params: { id }, body });
  return (
    <Section title={t("fetching")} lead={t("fetching.lead")}>
      <Form form={form} onSave={submit} save={t("fetching.save")} busy={save.isPending} label={t("fetching")}>
        <PlaceFields {...fields} />
        <SignInFields {...fields} isKept={Boolean(fetching?.secret_set_at)} isNeededAgain={needsPasswordAgain(fetching, server)} />
        <TextInput label={t("fetching.folder")} {...form.field("folder")} autoComplete="off" />
        <Segmented
          label={t("fetching.afterwards")}
          {...form.field("afterwards")}
          choices={(["seen", "move", "delete"] as const).map((value) => ({ value, label: t(`fetching.afterwards.${value}`) }))}
        />
        {afterwards === "move" && <TextInput label={t("fetching.move_to")} {...form.field("move_to")} autoComplete="off" />}
      </Form>
    </Section>
  );
}
