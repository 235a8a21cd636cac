import { IconPlus, IconTrash } from "@tabler/icons-react";
import { tones, type ViewMark } from "../../../../contract/views.ts";
import type { Refusal } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { FilterField, refusedFilter } from "../../../platform/filter/filter-field.tsx";
import css from "./views.module.css";

interface MarkFieldsProps {
  marks: ViewMark[];
  refusal: Refusal | null;
  onChange: (marks: ViewMark[]) => void;
}

/** Words that stand at the tickets which a filter of their own finds. */
export function MarkFields({ marks, refusal, onChange }: MarkFieldsProps) {
  const t = useWords("views");
  const set = (at: number, change: Partial<ViewMark>) => onChange(marks.map((mark, each) => (each === at ? { ...mark, ...change } : mark)));
  return (
    <fieldset className={css.marks}>
      <legend className={css.legend}>{t("marks")}</legend>
      <p className={css.hint}>{t("marks.hint")}</p>
      {marks.map((mark, at) => (
        <div key={at} className={css.mark}>
          <TextInput label={t("mark.word")} maxLength={40} value={mark.word} onChange={(word) => set(at, { word })} />
          <Select
            label={t("mark.tone")}
            value={mark.tone}
            onChange={(tone) => set(at, { tone })}
            choices={tones.map((tone) => ({ value: tone, label: t(`tone.${tone}`) }))}
          />
          <div className={css.markFilter}>
            <FilterField
              label={t("mark.filter")}
              value={mark.filter}
              onChange={(filter) => set(at, { filter })}
              refused={refusedFilter(refusal, mark.filter, `/marks/${at}/filter`)}
            />
          </div>
          <span className={css.markEnd}>
            {mark.word && <Badge tone={mark.tone}>{mark.word}</Badge>}
            <IconButton label={t("mark.remove", { word: mark.word })} icon={IconTrash} onClick={() => onChange(marks.toSpliced(at, 1))} />
          </span>
        </div>
      ))}
      {marks.length < 10 && (
        <Button
          size="small"
          icon={IconPlus}
          onClick={() => onChange([...marks, { filter: "is:overdue", tone: "red", word: t("mark.example") }])}
        >
          {t("mark.add")}
        </Button>
      )}
    </fieldset>
  );
}
