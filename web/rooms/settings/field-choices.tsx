import { IconPlus, IconX } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { FieldError } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Stack } from "../../ui/stack.tsx";
import { BothLanguages, type BothWords } from "./both-languages.tsx";
import css from "./field-card.module.css";

interface FieldChoicesProps {
  choices: readonly BothWords[];
  onChange: (choices: BothWords[]) => void;
  errorAt: (path: string) => string | null;
}

/** The answers that can be chosen, in order. */
export function FieldChoices({ choices, onChange, errorAt }: FieldChoicesProps) {
  const t = useWords("settings");
  return (
    <Stack gap={2}>
      {choices.map((choice, at) => (
        <div key={at} className={css.choice}>
          <BothLanguages
            label={t("choice", { n: at + 1 })}
            path={`choices/${at}/label`}
            value={choice}
            onChange={(next) => onChange(choices.map((each, index) => (index === at ? next : each)))}
            errorAt={errorAt}
          />
          <IconButton
            label={t("choice.remove", { n: at + 1 })}
            icon={IconX}
            onClick={() => onChange(choices.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <FieldError error={errorAt("choices")} />
      <div>
        <Button size="small" icon={IconPlus} onClick={() => onChange([...choices, { en: "", nb: "" }])}>
          {t("choice.add")}
        </Button>
      </div>
    </Stack>
  );
}
