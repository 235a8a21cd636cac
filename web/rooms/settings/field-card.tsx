import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { fieldKind } from "../../../contract/catalog.ts";
import { useWords } from "../../platform/i18n.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { BothLanguages } from "./both-languages.tsx";
import css from "./field-card.module.css";
import { FieldChoices } from "./field-choices.tsx";
import type { FieldDraft } from "./request-draft.ts";

interface FieldCardProps {
  field: FieldDraft;
  at: number;
  last: boolean;
  onChange: (field: FieldDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  errorAt: (path: string) => string | null;
}

/** One question: its words in both languages, what kind of answer it wants, and whether it must have one. */
export function FieldCard({ field, at, last, onChange, onMove, onRemove, errorAt }: FieldCardProps) {
  const t = useWords("settings");
  const n = at + 1;
  const keyError = errorAt("key");
  return (
    <fieldset className={css.card}>
      <legend className="unseen">{t("field", { n })}</legend>
      <div className={css.head}>
        <span className={css.number} aria-hidden>
          {t("field", { n })}
        </span>
        <IconButton small label={t("field.up", { n })} icon={IconArrowUp} disabled={at === 0} onClick={() => onMove(-1)} />
        <IconButton small label={t("field.down", { n })} icon={IconArrowDown} disabled={last} onClick={() => onMove(1)} />
        <IconButton small label={t("field.remove", { n })} icon={IconTrash} onClick={onRemove} />
      </div>
      <BothLanguages
        label={t("field.label")}
        path="label"
        value={field.label}
        onChange={(label) => onChange({ ...field, label })}
        errorAt={(path) => errorAt(path) ?? (path === "label/en" ? keyError : null)}
        autoFocus={field.label.en === ""}
      />
      <BothLanguages
        label={t("field.hint")}
        path="hint"
        value={field.hint}
        onChange={(hint) => onChange({ ...field, hint })}
        errorAt={errorAt}
        optional
      />
      <div className={css.kind}>
        <Select
          label={t("field.kind")}
          value={field.kind}
          onChange={(kind) =>
            onChange({
              ...field,
              kind,
              choices:
                kind === "choice" && field.choices.length === 0
                  ? [
                      { en: "", nb: "" },
                      { en: "", nb: "" },
                    ]
                  : field.choices,
            })
          }
          choices={fieldKind.options.map((value) => ({ value, label: t(`field.kind.${value}`) }))}
          error={errorAt("kind")}
        />
        <Checkbox label={t("field.required")} checked={field.required} onChange={(required) => onChange({ ...field, required })} />
      </div>
      {field.kind === "choice" && (
        <FieldChoices choices={field.choices} onChange={(choices) => onChange({ ...field, choices })} errorAt={errorAt} />
      )}
    </fieldset>
  );
}
