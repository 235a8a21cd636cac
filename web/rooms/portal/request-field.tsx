import type { Field } from "../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { YesNo } from "./yes-no.tsx";

interface RequestFieldProps {
  field: Field;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** The element of a field, by the pointer that errors use: `subject`, `fields/since`. */
export const fieldId = (pointer: string): string => `request-${pointer.replaceAll("/", "-")}`;

/** One question of a request type, asked the way its kind is best answered on a phone. */
export function RequestField({ field, value, onChange, error }: RequestFieldProps) {
  const t = useWords("portal");
  const shared = {
    id: fieldId(`fields/${field.key}`),
    label: inMyLanguage(field.label),
    hint: field.hint ? inMyLanguage(field.hint) : undefined,
    optional: !field.required,
    error: error ?? null,
    value,
    onChange,
  };
  const required = { "aria-required": field.required || undefined };
  switch (field.kind) {
    case "paragraph":
      return <TextArea {...shared} {...required} minRows={3} />;
    case "choice": {
      const choices = field.choices.map((choice) => ({ value: choice.key, label: inMyLanguage(choice.label) }));
      return <Select {...shared} {...required} choices={choices} placeholder={t("new.choose")} />;
    }
    case "yes_no":
      return <YesNo {...shared} />;
    case "date":
      return <TextInput {...shared} {...required} type="date" />;
    case "number":
      return <TextInput {...shared} {...required} inputMode="decimal" autoComplete="off" />;
    case "text":
      return <TextInput {...shared} {...required} autoComplete="off" />;
  }
}
