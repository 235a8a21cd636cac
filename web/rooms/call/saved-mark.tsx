import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { useCall } from "./call-context.ts";
import css from "./endings.module.css";

/** Whether everything that was typed is with the server: it says so only when it is. */
export function SavedMark() {
  const t = useWords("call");
  const { saving } = useCall();
  if (saving.state === "failed") {
    return (
      <span className={css.saved} data-state="failed" role="alert">
        {saving.error?.errors[0]?.detail ?? saving.error?.message ?? t("saved.failed")}
        <Button size="small" onClick={() => void saving.flush()}>
          {t("saved.again")}
        </Button>
      </span>
    );
  }
  return <span className={css.saved}>{saving.state === "saved" ? t("saved.all") : t("saved.saving")}</span>;
}
