import { IconPlus, IconX } from "@tabler/icons-react";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/field.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { BothLanguages } from "../both-languages.tsx";
import css from "./field-card.module.css";
import { blankChoice, type ChoiceDraft } from "./request-draft.ts";

interface FieldChoicesProps {
  choices: readonly ChoiceDraft[];
  /** Each may hang below one before it. */
  tree: boolean;
  onChange: (choices: ChoiceDraft[]) => void;
  errorAt: (path: string) => string | null;
}

/** The answers that can be chosen, in order. */
export function FieldChoices({ choices, tree, onChange, errorAt }: FieldChoicesProps) {
  const t = useWords("settings");
  const put = (choice: ChoiceDraft, part: Partial<ChoiceDraft>) =>
    onChange(choices.map((each) => (each.id === choice.id ? { ...each, ...part } : each)));
  // What hung below it moves up.
  const remove = ({ id, parent }: ChoiceDraft) =>
    onChange(choices.filter((each) => each.id !== id).map((each) => (each.parent === id ? { ...each, parent } : each)));
  return (
    <Stack gap={2}>
      {choices.map((choice, at) => (
        <div key={choice.id} className={css.choice}>
          <div className={css.words}>
            <BothLanguages
              label={t("choice", { n: at + 1 })}
              path={`choices/${at}/label`}
              value={choice.label}
              onChange={(label) => put(choice, { label })}
              errorAt={errorAt}
            />
            {tree && at > 0 && (
              <Select
                label={t("choice.below", { n: at + 1 })}
                optional
                placeholder={t("choice.top")}
                value={choice.parent}
                onChange={(parent) => put(choice, { parent })}
                choices={choices.slice(0, at).map(({ id, label }) => ({ value: id, label: inMyLanguage(label) || "…" }))}
                error={errorAt(`choices/${at}/parent`)}
              />
            )}
          </div>
          <IconButton label={t("choice.remove", { n: at + 1 })} icon={IconX} onClick={() => remove(choice)} />
        </div>
      ))}
      <FieldError error={errorAt("choices")} />
      <div>
        <Button size="small" icon={IconPlus} onClick={() => onChange([...choices, blankChoice(choices)])}>
          {t("choice.add")}
        </Button>
      </div>
    </Stack>
  );
}
