import { webhookTypes, type WebhookType } from "../../../../contract/webhooks.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

export interface WebhookValues {
  name: string;
  url: string;
  types: WebhookType[];
}

export const neededOf = ({ name, url, types }: WebhookValues) =>
  [
    ["name", name],
    ["url", url],
    ["types", types.length > 0 ? "some" : ""],
  ] as const;

/** Where it goes and what is told. */
export function WebhookFields({ form, focus }: { form: Form<WebhookValues>; focus?: boolean }) {
  const t = useWords("programs");
  const facts = useWords("settings");
  const { types } = form.values;
  const all = types.length === webhookTypes.length;
  const toggle = (type: WebhookType, on: boolean) =>
    form.set({ types: webhookTypes.filter((each) => (each === type ? on : types.includes(each))) });
  return (
    <>
      <TextInput label={t("hook.name")} {...form.field("name")} hint={t("hook.name_hint")} autoFocus={focus} autoComplete="off" />
      <TextInput
        label={t("hook.url")}
        {...form.field("url")}
        hint={t("hook.url_hint")}
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <ChoiceSet
        label={t("hook.types")}
        hint={t("hook.types_hint")}
        error={form.errorAt("types")}
        action={
          <Button kind="quiet" size="small" onClick={() => form.set({ types: all ? [] : [...webhookTypes] })}>
            {t(all ? "hook.types_none" : "hook.types_all")}
          </Button>
        }
      >
        {webhookTypes.map((type) => (
          <Checkbox
            key={type}
            label={facts.maybe(`event.${type}`, {}, type)}
            hint={type}
            checked={types.includes(type)}
            onChange={(on) => toggle(type, on)}
          />
        ))}
      </ChoiceSet>
    </>
  );
}
