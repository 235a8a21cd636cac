import { useRef } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { TextArea } from "../../../ui/text-area.tsx";
import css from "./ready.module.css";

export interface BothTexts {
  en: string;
  nb: string;
}

/** As the API takes them: a language without words is left out. */
export const textsOf = ({ en, nb }: BothTexts) => ({ ...(en.trim() && { en }), ...(nb.trim() && { nb }) });

interface WordsFieldsProps {
  value: BothTexts;
  onChange: (value: BothTexts) => void;
  errorAt: (language: "en" | "nb") => string | null;
  readOnly: boolean;
  /** What is written by nobody cannot name who wrote it. */
  unsigned?: boolean;
}

/** Words in both languages, with the blanks that may stand in them, each put where one writes by a press. */
export function WordsFields({ value, onChange, errorAt, readOnly, unsigned = false }: WordsFieldsProps) {
  const t = useWords("ready");
  const { data } = useAsk("GET /snippets");
  const areas = { en: useRef<HTMLTextAreaElement>(null), nb: useRef<HTMLTextAreaElement>(null) };
  const last = useRef<"en" | "nb">("en");
  const insert = (path: string) => {
    const element = areas[last.current].current;
    if (!element) return;
    element.focus();
    element.setRangeText(`{{${path}}}`, element.selectionStart, element.selectionEnd, "end");
    onChange({ ...value, [last.current]: element.value });
  };
  return (
    <>
      {(["en", "nb"] as const).map((language) => (
        <TextArea
          key={language}
          ref={areas[language]}
          label={t(`words.${language}`)}
          lang={language}
          optional
          minRows={3}
          maxRows={14}
          value={value[language]}
          onChange={(words) => onChange({ ...value, [language]: words })}
          onFocus={() => (last.current = language)}
          error={errorAt(language)}
          disabled={readOnly}
        />
      ))}
      {!readOnly && (
        <section className={css.blanks} aria-label={t("blanks")}>
          <p className={css.about}>{t("blanks")}</p>
          <ul className={css.list}>
            {(data?.blanks ?? [])
              .filter(({ path }) => !(unsigned && path.startsWith("technician.")))
              .map(({ path, about }) => (
                <li key={path}>
                  <button type="button" className={css.chip} title={about} onClick={() => insert(path)}>
                    {path}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      )}
    </>
  );
}
