import { IconPlus } from "@tabler/icons-react";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Heading, Muted } from "../../../ui/text.tsx";
import { FieldCard } from "./field-card.tsx";
import { nextId } from "./next-id.ts";
import { blankField, type FieldDraft } from "./request-draft.ts";

interface FieldBuilderProps {
  fields: readonly FieldDraft[];
  onChange: (fields: FieldDraft[]) => void;
  errorAt: (path: string) => string | null;
}

/** The questions of a request, in order; below them those that are asked no more. */
export function FieldBuilder({ fields, onChange, errorAt }: FieldBuilderProps) {
  const t = useWords("settings");
  const asked = fields.filter(({ retired }) => !retired);
  const retired = fields.filter((field) => field.retired);
  const arrange = (next: readonly FieldDraft[]) => onChange([...next, ...retired]);
  const move = (from: number, to: number) => {
    const next = [...asked];
    const [field] = next.splice(from, 1);
    if (field) next.splice(to, 0, field);
    arrange(next);
  };
  // Nobody has answered what was never saved; what was is kept, for its answers.
  const remove = (field: FieldDraft) =>
    onChange([
      ...asked.filter((each) => each !== field).map((each) => (each.when?.field === field.id ? { ...each, when: null } : each)),
      ...retired,
      ...(field.key === null ? [] : [{ ...field, retired: true, when: null }]),
    ]);
  return (
    <Stack>
      <Stack gap={0}>
        <Heading level={2}>{t("fields")}</Heading>
        <Muted>{t("fields.lead")}</Muted>
      </Stack>
      {asked.map((field, at) => (
        <FieldCard
          key={field.id}
          field={field}
          before={asked.slice(0, at)}
          at={at}
          last={at === asked.length - 1}
          onChange={(next) => arrange(asked.map((each) => (each === field ? next : each)))}
          onMove={(by) => move(at, at + by)}
          onRemove={() => remove(field)}
          errorAt={(path) => errorAt(`fields/${at}/${path}`)}
        />
      ))}
      <div>
        <Button icon={IconPlus} onClick={() => arrange([...asked, blankField(nextId(fields))])}>
          {t("fields.add")}
        </Button>
      </div>
      {retired.length > 0 && (
        <Stack gap={2}>
          <Heading level={3}>{t("fields.retired")}</Heading>
          <Muted>{t("fields.retired_lead")}</Muted>
          {retired.map((field) => (
            <Row key={field.id}>
              <span>{inMyLanguage(field.label)}</span>
              <Button
                size="small"
                kind="quiet"
                onClick={() => onChange([...asked, { ...field, retired: false }, ...retired.filter((each) => each !== field)])}
              >
                {t("fields.ask_again")}
              </Button>
            </Row>
          ))}
        </Stack>
      )}
    </Stack>
  );
}
