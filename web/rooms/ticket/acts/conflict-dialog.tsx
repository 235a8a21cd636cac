import { useRef } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import type { Conflict } from "../change-ticket.ts";
import css from "./conflict-dialog.module.css";

/** Two people changed the same thing: both texts, and the choice. */
export function ConflictDialog({ conflict }: { conflict: Conflict | null }) {
  const t = useWords("ticket");
  const last = useRef(conflict);
  if (conflict) last.current = conflict;
  const shown = last.current;
  return (
    <Dialog open={conflict !== null} onClose={() => conflict?.keepTheirs()} title={t("conflict.title")}>
      {shown && (
        <>
          <p>{t("conflict.says", { fact: shown.name })}</p>
          <div className={css.both}>
            <Text heading={t("conflict.theirs")} text={shown.theirs} />
            <Text heading={t("conflict.mine")} text={shown.mine} />
          </div>
          <DialogEnd>
            <Button onClick={shown.keepTheirs}>{t("conflict.keep_theirs")}</Button>
            <Button kind="primary" onClick={shown.keepMine}>
              {t("conflict.keep_mine")}
            </Button>
          </DialogEnd>
        </>
      )}
    </Dialog>
  );
}

const Text = ({ heading, text }: { heading: string; text: string }) => (
  <section className={css.text}>
    <h3>{heading}</h3>
    <p>{text}</p>
  </section>
);
