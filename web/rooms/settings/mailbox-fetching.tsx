import type { Mailbox } from "../../../contract/mailboxes.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Banner } from "../../ui/banner.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { PasswordInput, TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import { MailboxAuth } from "./mailbox-auth.tsx";

interface FetchingProps {
  mailbox: Mailbox;
  write: boolean;
  onSaved: (mailbox: Mailbox) => void;
}

/** How a mailbox is read: what its server said last, and the way in. Its password is given here and shown to nobody. */
export function MailboxFetching({ mailbox, write, onSaved }: FetchingProps) {
  const t = useWords("settings");
  const time = useTime();
  const { fetching } = mailbox;
  const at = (moment: string | null | undefined) => (moment ? time.full(moment) : null);
  return (
    <Section title={t("fetching")} lead={t("fetching.lead")}>
      {fetching?.failure && (
        <Banner tone="red" title={fetching.failure.detail}>
          {fetching.failure.remedy} {fetching.failing_since && t("fetching.since", { at: time.moment(fetching.failing_since) })}
        </Banner>
      )}
      <Facts
        facts={[
          { name: t("fetching.last_ok"), value: at(fetching?.last_ok_at) },
          { name: t("fetching.last_mail"), value: at(fetching?.last_mail_at) },
          fetching !== null && fetching.left > 0 && { name: t("fetching.left"), value: String(fetching.left) },
        ]}
      />
      {write && <Servers mailbox={mailbox} onSaved={onSaved} />}
    </Section>
  );
}

function Servers({ mailbox: { id, address, fetching }, onSaved }: Omit<FetchingProps, "write">) {
  const t = useWords("settings");
  const form = useForm(
    {
      host: fetching?.host ?? "",
      port: String(fetching?.port ?? 993),
      security: fetching?.security ?? "tls",
      user: fetching?.user ?? address ?? "",
      auth: fetching?.auth ?? "password",
      password: "",
      folder: fetching?.folder ?? "INBOX",
      afterwards: fetching?.afterwards ?? "seen",
      move_to: fetching?.move_to ?? "",
    },
    // A password is kept nowhere.
    null,
  );
  const save = useTell("PUT /mailboxes/{id}/fetching", {
    done: (after) => {
      onSaved(after);
      form.done();
      toast.told(t("fetching.saved"));
    },
    refused: form.refused,
  });
  const { port, password, move_to, ...plain } = form.values;
  const body = {
    ...plain,
    port: Number(port),
    certificate: fetching?.certificate ?? null,
    move_to: plain.afterwards === "move" ? move_to || null : null,
    ...(password && plain.auth === "password" && { password }),
    ...(fetching && { take_from: fetching.take_from }),
  };
  const submit = () => form.check("host", "port", "user") && save.mutate({ params: { id }, body });
  return (
    <Form form={form} onSave={submit} save={t("fetching.save")} busy={save.isPending} label={t("fetching")}>
      <TextInput label={t("fetching.host")} {...form.field("host")} autoComplete="off" spellCheck={false} />
      <TextInput label={t("fetching.port")} {...form.field("port")} inputMode="numeric" autoComplete="off" />
      <Segmented
        label={t("fetching.security")}
        {...form.field("security")}
        choices={[
          { value: "tls", label: "TLS" },
          { value: "starttls", label: "STARTTLS" },
        ]}
      />
      <TextInput label={t("fetching.user")} {...form.field("user")} autoComplete="off" spellCheck={false} />
      <MailboxAuth {...form.field("auth")} />
      {plain.auth === "password" && (
        <PasswordInput
          label={t("fetching.password")}
          {...form.field("password")}
          hint={t(fetching?.secret_set_at ? "fetching.password_kept" : "fetching.password_hint")}
          optional={Boolean(fetching?.secret_set_at)}
          autoComplete="new-password"
        />
      )}
      <TextInput label={t("fetching.folder")} {...form.field("folder")} autoComplete="off" />
      <Segmented
        label={t("fetching.afterwards")}
        {...form.field("afterwards")}
        choices={(["seen", "move", "delete"] as const).map((value) => ({ value, label: t(`fetching.afterwards.${value}`) }))}
      />
      {plain.afterwards === "move" && <TextInput label={t("fetching.move_to")} {...form.field("move_to")} autoComplete="off" />}
    </Form>
  );
}
