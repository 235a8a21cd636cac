import { IconMapQuestion } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "./page.tsx";
import css from "./nothing-here.module.css";

/** The same for what does not exist and for what is somebody else's: nobody learns the difference. */
export function NothingHere({ title, words }: { title: string; words?: string }) {
  const t = useWords("portal");
  return (
    <Page title={title} back={false}>
      <div className={css.words}>
        <IconMapQuestion size={32} stroke={1.5} aria-hidden />
        {words && <p>{words}</p>}
        <LinkButton to={paths.portal()}>{t("missing.home")}</LinkButton>
      </div>
    </Page>
  );
}
