import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { fieldKind } from "../../../../contract/catalog.ts";
import { hasChoices } from "../../../../contract/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import { BothLanguages } from "../both-languages.tsx";
import css from "./field-card.module.css";
import { FieldChoices } from "./field-choices.tsx";
import { FieldCondition } from "./field-condition.tsx";
import { blankChoice, type FieldDraft } from "./request-draft.ts";

interface FieldCardProps {
  field: FieldDraft;
  before: readonly FieldDraft[];
  at: number;
  last: boolean;
  onChange: (field: FieldDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  errorAt: (path: string) => string | null;
}

const twoChoices = [blankChoice([]), { ...blankChoice([]), id: "2" }];

/** One question: its words in both languages, what kind of answer it wants, who answers it, and when it must have one. */
export function FieldCard({ field, before, at, last, onChange, onMove, onRemove, errorAt }: FieldCardProps) {
  const t = useWords("settings");
  const n = at + 1;
  const keyError = errorAt("key");
  const put = (part: Partial<FieldDraft>) => onChange({ ...field, ...part });
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
        onChange={(label) => put({ label })}
        errorAt={(path) => errorAt(path) ?? (path === "label/en" ? keyError : null)}
        autoFocus={field.key === null && field.label.en === ""}
      />
      <BothLanguages label={t("field.hint")} path="hint" value={field.hint} onChange={(hint) => put({ hint })} errorAt={errorAt} optional />
      <div className={css.kind}>
        <Select
          label={t("field.kind")}
          hint={field.key === null ? undefined : t("field.kind.stays")}
          disabled={field.key !== null}
          value={field.kind}
          onChange={(kind) => put({ kind, choices: hasChoices(kind) && field.choices.length === 0 ? twoChoices : field.choices })}
          choices={fieldKind.options.map((value) => ({ value, label: t(`field.kind.${value}`) }))}
          error={errorAt("kind")}
        />
        <Select
          label={t("field.who")}
          value={field.internal ? "inside" : "all"}
          onChange={(who) => put({ internal: who === "inside" })}
          choices={[
            { value: "all", label: t("field.who.all") },
            { value: "inside", label: t("field.who.inside") },
          ]}
        />
      </div>
      {hasChoices(field.kind) && (
        <FieldChoices choices={field.choices} tree={field.kind === "tree"} onChange={(choices) => put({ choices })} errorAt={errorAt} />
      )}
      <div className={css.kind}>
        {!field.internal && <Checkbox label={t("field.required")} checked={field.required} onChange={(required) => put({ required })} />}
        <Checkbox
          label={t("field.required_to_solve")}
          checked={field.required_to_solve}
          onChange={(required_to_solve) => put({ required_to_solve })}
          error={errorAt("required")}
        />
      </div>
      <FieldCondition field={field} before={before} onChange={(when) => put({ when })} errorAt={errorAt} />
    </fieldset>
  );
}
