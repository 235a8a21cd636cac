import { useWords } from "../../platform/i18n.ts";
import { TextInput } from "../../ui/text-input.tsx";
import { keyFrom } from "./key-from.ts";

interface KeyFieldProps {
  name: string;
  value: string;
  onChange: (key: string) => void;
  error: string | null;
  /** The name it is made from as long as nobody types another. */
  from: string;
}

/** What programs call it. It never changes, so it is chosen once. */
export function KeyField({ name, value, onChange, error, from }: KeyFieldProps) {
  const t = useWords("settings");
  return (
    <TextInput
      label={t("key")}
      name={name}
      value={value}
      placeholder={keyFrom(from)}
      onChange={onChange}
      error={error}
      hint={t("key.hint")}
      optional
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
