import type { Field, FieldChoice } from "../../../contract/field.ts";
import { climb } from "../../../contract/form.ts";
import { Select } from "../../ui/select.tsx";
import { Stack } from "../../ui/stack.tsx";
import { inMyLanguage, useWords } from "../i18n.ts";

interface TreeAnswerProps {
  id: string;
  field: Field;
  label: string;
  hint: string | undefined;
  optional: boolean;
  error: string | null;
  value: string;
  onChange: (value: string) => void;
}

/** A choice in levels: each level opens the next. What is chosen so far is an answer, too. */
export function TreeAnswer({ id, field, label, hint, optional, error, value, onChange }: TreeAnswerProps) {
  const ui = useWords("ui");
  const path = climb(field.choices, value);
  const below = (parent: string | null): FieldChoice[] =>
    field.choices.filter((choice) => choice.parent === parent && (!choice.retired || path.includes(choice)));
  const levels = [null, ...path.map(({ key }) => key)].map(below).filter((choices) => choices.length > 0);
  return (
    <Stack gap={2}>
      {levels.map((choices, level) => {
        const above = path[level - 1];
        return (
          <Select
            key={level}
            id={level === 0 ? id : undefined}
            label={above ? ui("answer.within", { name: inMyLanguage(above.label) }) : label}
            hint={level === 0 ? hint : undefined}
            optional={optional || level > 0}
            error={level === levels.length - 1 ? error : null}
            placeholder={ui("answer.choose")}
            value={path[level]?.key ?? ""}
            onChange={(key) => onChange(key || (above?.key ?? ""))}
            choices={choices.map((choice) => ({ value: choice.key, label: inMyLanguage(choice.label) }))}
          />
        );
      })}
    </Stack>
  );
}
