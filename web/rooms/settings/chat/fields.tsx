import type { ChatWords } from "../../../../contract/chat-widgets.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { TeamSelect } from "../team-select.tsx";
import type { WidgetValues } from "./values.ts";

/** Whose its chats are, what is asked, where it may be shown, and its words. */
export function WidgetFields({ form, focus }: { form: Form<WidgetValues>; focus?: boolean }) {
  const t = useWords("programs");
  const { words, in_portal, files } = form.values;
  const word = (name: keyof ChatWords) => (
    <TextInput
      label={t(`chat.${name}`)}
      optional
      value={words[name]}
      onChange={(value) => form.set({ words: { ...words, [name]: value } })}
      autoComplete="off"
    />
  );
  return (
    <>
      <TextInput label={t("chat.name")} {...form.field("name")} autoFocus={focus} autoComplete="off" />
      <TeamSelect label={t("chat.team")} hint={t("chat.team_hint")} {...form.field("team_id")} />
      <Checkbox
        label={t("chat.in_portal")}
        hint={t("chat.in_portal_hint")}
        checked={in_portal}
        onChange={(value) => form.set({ in_portal: value })}
      />
      <TextArea
        label={t("chat.origins")}
        hint={t("chat.origins_hint")}
        optional
        minRows={2}
        {...form.field("origins")}
        spellCheck={false}
      />
      <TextArea label={t("chat.questions")} hint={t("chat.questions_hint")} optional minRows={2} {...form.field("questions")} />
      <Select
        label={t("chat.email")}
        {...form.field("email")}
        choices={(["required", "optional"] as const).map((value) => ({ value, label: t(`chat.email.${value}`) }))}
      />
      <Checkbox label={t("chat.files")} checked={files} onChange={(value) => form.set({ files: value })} />
      <TextInput
        label={t("chat.most_waiting")}
        hint={t("chat.most_waiting_hint")}
        {...form.field("most_waiting")}
        inputMode="numeric"
        autoComplete="off"
      />
      <FieldRow>
        {word("greeting_en")}
        {word("greeting_nb")}
      </FieldRow>
      <FieldRow>
        {word("closed_en")}
        {word("closed_nb")}
      </FieldRow>
    </>
  );
}
