import type { Priority } from "../../../../contract/catalog.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { Section } from "../../../ui/page.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Heading, Muted } from "../../../ui/text.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { WordsFields } from "../ready/words-fields.tsx";
import { hoursOf, isHours, priorities, withMacro } from "./brings-draft.ts";
import type { RequestDraft } from "./request-draft.ts";

/** What tickets of it have from the beginning, for who works on them. */
export function RequestBrings({ form }: { form: Form<RequestDraft> }) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const { data: templates } = useAsk("GET /checklist-templates");
  const { data: macros } = useAsk("GET /macros");
  const { data: general } = useAsk("GET /priorities");
  const { macro_ids, targets } = form.values;
  const offered = (macros?.items ?? []).filter(({ scope }) => scope !== "personal");
  const usually = (priority: string) => general?.targets.find((one) => one.priority === priority)?.resolution_minutes ?? null;
  const wrong = (priority: Priority) => {
    const refused = form.errorAt(`targets/${priority}`);
    return isHours(targets[priority]) ? refused : t("brings.targets_wrong");
  };
  return (
    <Section title={t("brings")} lead={t("brings.lead")}>
      <ChoiceSet label={t("brings.targets")} hint={t("brings.targets_hint")} error={form.errorAt("targets")}>
        {priorities.map((priority) => (
          <TextInput
            key={priority}
            label={ui(`priority.${priority}`)}
            inputMode="decimal"
            optional
            placeholder={hoursOf(usually(priority))}
            value={targets[priority]}
            onChange={(hours) => form.set({ targets: { ...targets, [priority]: hours.replace(/[^\d.,]/g, "") } })}
            error={wrong(priority)}
          />
        ))}
      </ChoiceSet>
      <FieldRow>
        <Select
          label={t("brings.checklist")}
          hint={t("brings.checklist_hint")}
          {...form.field("checklist_id")}
          optional
          placeholder={t("brings.no_checklist")}
          choices={(templates?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
      {offered.length > 0 && (
        <ChoiceSet label={t("brings.macros")} hint={t("brings.macros_hint")} error={form.errorAt("macro_ids")}>
          {offered.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={macro_ids.includes(id)}
              onChange={(on) => form.set({ macro_ids: withMacro(macro_ids, id, on) })}
            />
          ))}
        </ChoiceSet>
      )}
      <Stack gap={0}>
        <Heading level={3}>{t("brings.reply")}</Heading>
        <Muted>{t("brings.reply_lead")}</Muted>
      </Stack>
      <WordsFields
        value={form.values.reply}
        onChange={(reply) => form.set({ reply })}
        errorAt={(language) => form.errorAt(`reply/${language}`)}
        readOnly={false}
      />
    </Section>
  );
}
