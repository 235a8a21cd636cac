import { ruleEvent, ruleField, ruleSince } from "../../../../contract/rules.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import type { RuleValues } from "./rule-draft.ts";

/** In the order in which they are offered, whenever each was chosen. */
export const toggled = <V,>(all: readonly V[], chosen: readonly V[], one: V, on: boolean): V[] =>
  all.filter((each) => (each === one ? on : chosen.includes(each)));

/** When the rule is asked: when something happens, or when time has passed. */
export function WhenFields({ form }: { form: Form<RuleValues> }) {
  const t = useWords("rules");
  const { kind, events, fields, since, hours } = form.values;
  return (
    <>
      <Segmented
        label={t("when")}
        value={kind}
        onChange={(next) => form.set({ kind: next })}
        choices={(["event", "time"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {kind === "event" ? (
        <>
          <ChoiceSet label={t("events")} error={form.errorAt("when/events")}>
            {ruleEvent.options.map((event) => (
              <Checkbox
                key={event}
                label={t(`event.${event}`)}
                checked={events.includes(event)}
                onChange={(on) => form.set({ events: toggled(ruleEvent.options, events, event, on) })}
              />
            ))}
          </ChoiceSet>
          {events.includes("changed") && (
            <ChoiceSet label={t("fields")} hint={t("fields_hint")} error={form.errorAt("when/fields")}>
              {ruleField.options.map((field) => (
                <Checkbox
                  key={field}
                  label={t(`field.${field}`)}
                  checked={fields.includes(field)}
                  onChange={(on) => form.set({ fields: toggled(ruleField.options, fields, field, on) })}
                />
              ))}
            </ChoiceSet>
          )}
        </>
      ) : (
        <FieldRow>
          <TextInput
            label={t("hours")}
            inputMode="numeric"
            value={hours}
            onChange={(text) => form.set({ hours: text.replace(/\D/g, "") })}
            error={form.errorAt("when/hours")}
          />
          <Select
            label={t("since")}
            hint={t("since_hint")}
            value={since}
            onChange={(next) => form.set({ since: next })}
            error={form.errorAt("when/since")}
            choices={ruleSince.options.map((value) => ({ value, label: t(`since.${value}`) }))}
          />
        </FieldRow>
      )}
    </>
  );
}
