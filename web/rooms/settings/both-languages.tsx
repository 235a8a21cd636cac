import type { ReactNode } from "react";
import { useWords } from "../../platform/i18n.ts";
import { FieldRow } from "../../ui/form.tsx";
import { TextInput } from "../../ui/text-input.tsx";

export interface BothWords {
  en: string;
  nb: string;
}

interface BothLanguagesProps {
  label: string;
  value: BothWords;
  onChange: (value: BothWords) => void;
  errorAt: (path: string) => string | null;
  /** Where it stands in the form: "name", "fields/0/label". */
  path: string;
  hint?: ReactNode;
  optional?: boolean;
  autoFocus?: boolean;
}

/** A text that every reader sees in their own language. */
export function BothLanguages({ label, value, onChange, errorAt, path, hint, optional, autoFocus }: BothLanguagesProps) {
  const t = useWords("settings");
  return (
    <FieldRow>
      {(["en", "nb"] as const).map((language) => (
        <TextInput
          key={language}
          label={t(`both.${language}`, { label })}
          lang={language}
          value={value[language]}
          onChange={(words) => onChange({ ...value, [language]: words })}
          error={errorAt(`${path}/${language}`)}
          hint={language === "en" ? hint : undefined}
          optional={optional}
          required={!optional}
          autoFocus={autoFocus && language === "en"}
          autoComplete="off"
        />
      ))}
    </FieldRow>
  );
}
