import { useWords } from "../../../platform/i18n.ts";
import css from "./timeline.module.css";

/** Came while the ticket was open. */
export function Fresh() {
  const t = useWords("ticket");
  return <span className={css.fresh}>{t("fresh")}</span>;
}
