import type { Mailbox } from "../../../contract/mailboxes.ts";
import type { Form } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { TeamSelect } from "./team-select.tsx";

export interface MailboxValues {
  name: string;
  address: string;
  team_id: string;
  language: Mailbox["language"];
  sender_name: string;
  signature: string;
  receivers: string;
  strangers: Mailbox["strangers"];
  plus_addressing: boolean;
  technician_replies: boolean;
}

/** What the API takes of some values. */
export function mailboxBody({ address, team_id, receivers, ...plain }: Partial<MailboxValues>) {
  return {
    ...plain,
    ...(address !== undefined && { address: address.trim() || null }),
    ...(team_id !== undefined && { team_id: team_id || null }),
    ...(receivers !== undefined && { receivers: receivers.split(/[\s,;]+/).filter(Boolean) }),
  };
}

/** An address of the desk: whose it is, how the desk writes from it, and whom it believes. */
export function MailboxFields({ form }: { form: Form<MailboxValues> }) {
  const t = useWords("settings");
  return (
    <>
      <TextInput label={t("mailbox.name")} {...form.field("name")} required autoComplete="off" />
      <TextInput
        label={t("mailbox.address")}
        {...form.field("address")}
        type="email"
        hint={t("mailbox.address_hint")}
        optional
        autoComplete="off"
      />
      <TeamSelect label={t("mailbox.team")} hint={t("mailbox.team_hint")} {...form.field("team_id")} />
      <Segmented
        label={t("mailbox.language")}
        {...form.field("language")}
        choices={[
          { value: "en", label: "English" },
          { value: "nb", label: "Norsk" },
        ]}
      />
      <TextInput label={t("mailbox.sender_name")} {...form.field("sender_name")} hint={t("mailbox.sender_name_hint")} optional />
      <TextArea label={t("mailbox.signature")} {...form.field("signature")} minRows={3} maxRows={10} optional />
      <Segmented
        label={t("mailbox.strangers")}
        {...form.field("strangers")}
        choices={[
          { value: "open", label: t("mailbox.strangers.open") },
          { value: "hold", label: t("mailbox.strangers.hold") },
        ]}
      />
      <TextInput
        label={t("mailbox.receivers")}
        {...form.field("receivers")}
        hint={t("mailbox.receivers_hint")}
        optional
        spellCheck={false}
      />
      <Checkbox
        label={t("mailbox.plus")}
        hint={t("mailbox.plus_hint")}
        checked={form.values.plus_addressing}
        onChange={(plus_addressing) => form.set({ plus_addressing })}
        error={form.errorAt("plus_addressing")}
      />
      <Checkbox
        label={t("mailbox.technician_replies")}
        hint={t("mailbox.technician_replies_hint")}
        checked={form.values.technician_replies}
        onChange={(technician_replies) => form.set({ technician_replies })}
        error={form.errorAt("technician_replies")}
      />
    </>
  );
}
