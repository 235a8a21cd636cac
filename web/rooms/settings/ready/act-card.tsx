import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import { actKinds, type ActDraft } from "./act-draft.ts";
import { ActFields } from "./act-fields.tsx";
import css from "./ready.module.css";

interface ActCardProps {
  act: ActDraft;
  at: number;
  last: boolean;
  readOnly: boolean;
  onChange: (act: ActDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  errorAt: (path: string) => string | null;
}

/** One thing that a macro does. */
export function ActCard({ act, at, last, readOnly, onChange, onMove, onRemove, errorAt }: ActCardProps) {
  const t = useWords("ready");
  const n = at + 1;
  return (
    <fieldset className={css.act} data-note={act.act === "note" || undefined}>
      <legend className="unseen">{t("act", { n })}</legend>
      <div className={css.head}>
        <span className={css.number} aria-hidden>
          {t("act", { n })}
        </span>
        {!readOnly && (
          <>
            <IconButton small label={t("act.up", { n })} icon={IconArrowUp} disabled={at === 0} onClick={() => onMove(-1)} />
            <IconButton small label={t("act.down", { n })} icon={IconArrowDown} disabled={last} onClick={() => onMove(1)} />
            <IconButton small label={t("act.remove", { n })} icon={IconTrash} onClick={onRemove} />
          </>
        )}
      </div>
      <Select
        label={t("act.kind")}
        value={act.act}
        onChange={(kind) => onChange({ ...act, act: kind })}
        disabled={readOnly}
        error={errorAt("act")}
        choices={actKinds.map((value) => ({ value, label: t(`act.${value}`) }))}
      />
      <ActFields act={act} onChange={(changes) => onChange({ ...act, ...changes })} errorAt={errorAt} readOnly={readOnly} />
    </fieldset>
  );
}
