import { useWords } from "../../platform/i18n.ts";
import css from "./skip.module.css";

/** The first thing the Tab key reaches: past the bar and the rail. */
export function Skip() {
  const t = useWords("shell");
  return (
    <a
      href="#content"
      className={css.skip}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById("content")?.focus();
      }}
    >
      {t("skip")}
    </a>
  );
}
