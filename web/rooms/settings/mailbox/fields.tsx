import type { Mailbox } from "../../../../contract/mailboxes.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { TeamSelect } from "../team-select.tsx";

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
  /** Minutes; empty: never. */
  probe_minutes: string;
}

export const mailboxValues = ({ address, team, receivers, probe_minutes, ...rest }: Mailbox): MailboxValues => ({
  name: rest.name,
  address: address ?? "",
  team_id: team?.id ?? "",
  language: rest.language,
  sender_name: rest.sender_name,
  signature: rest.signature,
  receivers: receivers.join(", "),
  strangers: rest.strangers,
  plus_addressing: rest.plus_addressing,
  technician_replies: rest.technician_replies,
  probe_minutes: probe_minutes === null ? "" : String(probe_minutes),
});

const pauses = [5, 15, 30, 60, 240, 1440];

/** What the API takes of some values. */
export function mailboxBody({ address, team_id, receivers, probe_minutes, ...plain }: Partial<MailboxValues>) {
  return {
    ...plain,
    ...(address !== undefined && { address: address.trim() || null }),
    ...(team_id !== undefined && { team_id: team_id || null }),
    ...(receivers !== undefined && { receivers: receivers.split(/[\s,;]+/).filter(Boolean) }),
    ...(probe_minutes !== undefined && { probe_minutes: probe_minutes === "" ? null : Number(probe_minutes) }),
  };
}

/** An address of the desk: whose it is, how the desk writes from it, and whom it believes. */
export function MailboxFields({ form }: { form: Form<MailboxValues> }) {
  const t = useWords("mailbox");
  return (
    <>
      <TextInput label={t("name")} {...form.field("name")} required autoComplete="off" />
      <TextInput label={t("address")} {...form.field("address")} type="email" hint={t("address_hint")} optional autoComplete="off" />
      <TeamSelect label={t("team")} hint={t("team_hint")} {...form.field("team_id")} />
      <Segmented
        label={t("language")}
        {...form.field("language")}
        choices={[
          { value: "en", label: "English" },
          { value: "nb", label: "Norsk" },
        ]}
      />
      <TextInput label={t("sender_name")} {...form.field("sender_name")} hint={t("sender_name_hint")} optional />
      <TextArea label={t("signature")} {...form.field("signature")} minRows={3} maxRows={10} optional />
      <Segmented
        label={t("strangers")}
        {...form.field("strangers")}
        choices={[
          { value: "open", label: t("strangers.open") },
          { value: "hold", label: t("strangers.hold") },
        ]}
      />
      <TextInput label={t("receivers")} {...form.field("receivers")} hint={t("receivers_hint")} optional spellCheck={false} />
      <Select
        label={t("probe")}
        hint={t("probe_hint")}
        {...form.field("probe_minutes")}
        placeholder={t("probe.never")}
        optional
        choices={[...new Set([...pauses, Number(form.values.probe_minutes || 30)])]
          .toSorted((a, b) => a - b)
          .map((n) => ({ value: String(n), label: t("probe.every", { n }) }))}
      />
      <Checkbox
        label={t("plus")}
        hint={t("plus_hint")}
        checked={form.values.plus_addressing}
        onChange={(plus_addressing) => form.set({ plus_addressing })}
        error={form.errorAt("plus_addressing")}
      />
      <Checkbox
        label={t("technician_replies")}
        hint={t("technician_replies_hint")}
        checked={form.values.technician_replies}
        onChange={(technician_replies) => form.set({ technician_replies })}
        error={form.errorAt("technician_replies")}
      />
    </>
  );
}
