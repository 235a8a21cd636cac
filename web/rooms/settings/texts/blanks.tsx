import type { MailText } from "../../../../contract/mail-texts.ts";
import { useWords } from "../../../platform/i18n.ts";
import css from "./texts.module.css";

interface BlanksProps {
  text: MailText;
  onChoose: (path: string, inSubject: boolean) => void;
}

/** What may stand in the words, each put where one writes by a press. */
export function Blanks({ text: { paths, needed }, onChoose }: BlanksProps) {
  const t = useWords("texts");
  return (
    <section className={css.blanks} aria-label={t("blanks")}>
      <h2 className={css.heading}>{t("blanks")}</h2>
      <ul className={css.list}>
        {paths.map(({ path, about, subject }) => (
          <li key={path} className={css.blank}>
            <button type="button" className={css.chip} aria-label={t("blank.insert", { path })} onClick={() => onChoose(path, subject)}>
              {path}
            </button>
            <span className={css.about}>{about}</span>
          </li>
        ))}
      </ul>
      {needed.map((oneOf) => (
        <p key={oneOf.join()} className={css.needed}>
          {t("needed", { paths: oneOf.join(t("or")) })}
        </p>
      ))}
    </section>
  );
}
