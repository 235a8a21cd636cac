import type { Field } from "../../../contract/field.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ChoiceSet } from "../../ui/choice-set.tsx";
import { inMyLanguage } from "../i18n.ts";

interface SeveralAnswerProps {
  id: string;
  field: Field;
  label: string;
  hint: string | undefined;
  error: string | null;
  value: string;
  onChange: (value: string) => void;
}

/** Several choices, each with its own tick. */
export function SeveralAnswer({ id, field, label, hint, error, value, onChange }: SeveralAnswerProps) {
  const chosen = value ? value.split(",") : [];
  const offered = field.choices.filter(({ key, retired }) => !retired || chosen.includes(key));
  return (
    <div id={id} tabIndex={-1}>
      <ChoiceSet label={label} hint={hint} error={error}>
        {offered.map(({ key, label: name }) => (
          <Checkbox
            key={key}
            label={inMyLanguage(name)}
            checked={chosen.includes(key)}
            onChange={(on) => onChange((on ? [...chosen, key] : chosen.filter((one) => one !== key)).join(","))}
          />
        ))}
      </ChoiceSet>
    </div>
  );
}
