import { IconSquare, IconSquareCheckFilled } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "../../../platform/i18n.ts";
import css from "./bulk.module.css";
import type { Choosing } from "./use-selection.ts";

/** A row of the list that can be chosen: by the box that stands over its glyph, or with Shift. With the keyboard it is X. */
export function Choosable({ id, choosing, children }: { id: string; choosing: Choosing; children: ReactNode }) {
  const t = useWords("bulk");
  const { ids } = choosing.selection;
  const chosen = ids.includes(id);
  return (
    <div
      className={css.choosable}
      data-chosen={chosen || undefined}
      data-choosing={ids.length > 0 || undefined}
      onClickCapture={(event) => {
        if (!event.shiftKey) return;
        event.stopPropagation();
        choosing.extend(id);
      }}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      <span
        className={css.box}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          choosing.toggle(id);
        }}
      >
        {chosen ? <IconSquareCheckFilled size={18} /> : <IconSquare size={18} stroke={1.5} />}
      </span>
      {chosen && <span className="unseen">{t("row.chosen")}</span>}
      {children}
    </div>
  );
}
