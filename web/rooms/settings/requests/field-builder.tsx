import { IconPlus } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { RetiredList } from "./retired-list.tsx";
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
    <Section title={t("fields")} lead={t("fields.lead")}>
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
      <RetiredList
        title={t("fields.retired")}
        lead={t("fields.retired_lead")}
        again={t("fields.ask_again")}
        items={retired}
        onAgain={(one) => onChange([...asked, { ...one, retired: false }, ...retired.filter((each) => each !== one)])}
      />
    </Section>
  );
}
