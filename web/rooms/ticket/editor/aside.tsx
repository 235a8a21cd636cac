import { useWords } from "../../../platform/i18n.ts";
import { useAside } from "../../../platform/set-aside.ts";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/toast.tsx";
import css from "./editor.module.css";

/** Words for this draft that the server did not take, and the way back to them. */
export function Aside({ at, giveBack }: { at: string; giveBack: (words: string) => void }) {
  const t = useWords("ticket");
  const aside = useAside(at);
  if (!aside.words) return null;
  const takeBack = () => {
    giveBack(aside.words);
    aside.forget();
  };
  const throwAway = () => {
    aside.forget();
    toast.told(t("aside.gone"), { label: t("macro.undo"), run: aside.putBack });
  };
  return (
    <div className={css.theirs} role="status">
      <p className={css.meanwhile}>{t("aside")}</p>
      <blockquote>{aside.words}</blockquote>
      <Button size="small" onClick={takeBack}>
        {t("aside.take")}
      </Button>{" "}
      <Button kind="quiet" size="small" onClick={throwAway}>
        {t("aside.throw")}
      </Button>
    </div>
  );
}
