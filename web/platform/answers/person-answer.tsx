import { Combo, type Option } from "../../ui/combo.tsx";
import { findPeople } from "../find.tsx";
import { useWords } from "../i18n.ts";

interface PersonAnswerProps {
  label: string;
  hint: string | undefined;
  optional: boolean;
  error: string | null;
  value: string;
  /** The name of who is chosen already. */
  name: string;
  onChange: (value: string) => void;
}

/** Somebody of the desk's people, or a name that it does not know. */
export function PersonAnswer({ label, hint, optional, error, value, name, onChange }: PersonAnswerProps) {
  const ui = useWords("ui");
  const chosen: Option | null = value ? { value, label: name || value } : null;
  return (
    <Combo
      label={label}
      hint={hint}
      optional={optional}
      error={error}
      value={chosen}
      clearable
      find={findPeople}
      create={{ label: (words) => ui("answer.as_written", { words }), run: onChange }}
      onChange={(option) => onChange(option?.value ?? "")}
    />
  );
}
