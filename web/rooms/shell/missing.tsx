import { paths } from "../../platform/paths.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTitle } from "../../platform/title.ts";
import { Entrance } from "../../ui/entrance.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import css from "./missing.module.css";

/** An address that no room knows. */
export function Missing() {
  const t = useWords("shell");
  useTitle(t("title.missing"));
  return (
    <Entrance title={t("missing.title")} lead={t("missing.lead")}>
      <div className={css.way}>
        <LinkButton to={paths.home()} kind="primary">
          {t("missing.home")}
        </LinkButton>
      </div>
    </Entrance>
  );
}
