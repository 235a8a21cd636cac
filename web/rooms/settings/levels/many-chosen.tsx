import { IconX } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Chip } from "../../../ui/badge.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import type { Chosen } from "./draft.ts";

interface ManyChosenProps {
  label: string;
  chosen: readonly Chosen[];
  onChange: (chosen: Chosen[]) => void;
  find: (words: string, signal: AbortSignal) => Promise<readonly Option[]>;
  error: string | null;
}

/** Several of many: each is found by typing and goes by a press. */
export function ManyChosen({ label, chosen, onChange, find, error }: ManyChosenProps) {
  const t = useWords("levels");
  return (
    <Stack gap={2}>
      <Combo
        label={label}
        optional
        placeholder={chosen.length === 0 ? t("any") : ""}
        error={error}
        value={null}
        onChange={(option) => option && onChange([...chosen, { id: option.value, name: option.label }])}
        find={async (words, signal) => (await find(words, signal)).filter(({ value }) => chosen.every(({ id }) => id !== value))}
      />
      {chosen.length > 0 && (
        <Row gap={2} wrap>
          {chosen.map(({ id, name }) => (
            <Chip
              key={id}
              icon={IconX}
              tone={name === null ? "red" : "plain"}
              label={t("take_out", { name: name ?? t("gone") })}
              onClick={() => onChange(chosen.filter((one) => one.id !== id))}
            >
              {name ?? t("gone")}
            </Chip>
          ))}
        </Row>
      )}
    </Stack>
  );
}
