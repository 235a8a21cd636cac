import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Select } from "../../../ui/select.tsx";
import css from "./ready.module.css";

interface ActCardProps<K extends string> {
  kind: K;
  kinds: readonly { value: K; label: string }[];
  at: number;
  last: boolean;
  readOnly: boolean;
  onKind: (kind: K) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  error: string | null;
  /** What this kind of act needs to know. */
  children: ReactNode;
}

/** One thing that is done, by a macro or a rule. */
export function ActCard<K extends string>(props: ActCardProps<K>) {
  const { kind, kinds, at, last, readOnly, onKind, onMove, onRemove, error, children } = props;
  const t = useWords("ready");
  const n = at + 1;
  return (
    <fieldset className={css.act} data-note={kind === "note" || undefined}>
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
      <Select label={t("act.kind")} value={kind} onChange={onKind} disabled={readOnly} error={error} choices={kinds} />
      {children}
    </fieldset>
  );
}
