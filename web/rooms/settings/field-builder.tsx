import { IconPlus } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Heading, Muted } from "../../ui/text.tsx";
import { FieldCard } from "./field-card.tsx";
import { blankField, type FieldDraft } from "./request-draft.ts";

interface FieldBuilderProps {
  fields: readonly FieldDraft[];
  onChange: (fields: FieldDraft[]) => void;
  errorAt: (path: string) => string | null;
}

/** The questions of a request, in order. */
export function FieldBuilder({ fields, onChange, errorAt }: FieldBuilderProps) {
  const t = useWords("settings");
  const move = (from: number, to: number) => {
    const next = [...fields];
    const [field] = next.splice(from, 1);
    if (field) next.splice(to, 0, field);
    onChange(next);
  };
  const add = () => onChange([...fields, blankField(String(Math.max(0, ...fields.map(({ id }) => Number(id))) + 1))]);
  return (
    <Stack>
      <Stack gap={0}>
        <Heading level={2}>{t("fields")}</Heading>
        <Muted>{t("fields.lead")}</Muted>
      </Stack>
      {fields.map((field, at) => (
        <FieldCard
          key={field.id}
          field={field}
          at={at}
          last={at === fields.length - 1}
          onChange={(next) => onChange(fields.map((each) => (each === field ? next : each)))}
          onMove={(by) => move(at, at + by)}
          onRemove={() => onChange(fields.filter((each) => each !== field))}
          errorAt={(path) => errorAt(`fields/${at}/${path}`)}
        />
      ))}
      <div>
        <Button icon={IconPlus} onClick={add}>
          {t("fields.add")}
        </Button>
      </div>
    </Stack>
  );
}
