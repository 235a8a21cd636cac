import { useState } from "react";
import type { Field } from "../../../../contract/catalog.ts";
import { AnswerField } from "../../../platform/answers/answer-field.tsx";
import { askedNow } from "../../../platform/answers/typed.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { NamedIcon } from "../../../ui/named-icon.tsx";
import type { BothWords } from "../both-languages.tsx";
import css from "./request-preview.module.css";

interface RequestPreviewProps {
  name: BothWords;
  hint: BothWords;
  icon: string;
  fields: readonly Field[];
}

/** The form as somebody who asks will see it, in the reader's language. It can be tried: what is answered here is sent nowhere. */
export function RequestPreview({ name, hint, icon, fields }: RequestPreviewProps) {
  const t = useWords("settings");
  const [typed, setTyped] = useState<Record<string, string>>({});
  const asked = askedNow(fields, typed, false);
  return (
    <section className={css.preview} aria-label={t("preview")}>
      <p className={css.label}>{t("preview")}</p>
      <div className={css.head}>
        <NamedIcon name={icon} />
        <div>
          <p className={css.name}>{inMyLanguage(name) || "…"}</p>
          <p className={css.hint}>{inMyLanguage(hint)}</p>
        </div>
      </div>
      <div className={css.fields}>
        {asked.length === 0 ? (
          <p className={css.hint}>{t("preview.none")}</p>
        ) : (
          asked.map((field, at) =>
            field.kind === "file" ? (
              <p key={at} className={css.hint}>
                {t("preview.file", { question: inMyLanguage(field.label) || "…" })}
              </p>
            ) : (
              <AnswerField
                key={at}
                id={`preview-${at}`}
                field={field}
                place="preview"
                value={typed[field.key] ?? ""}
                onChange={(answer) => setTyped({ ...typed, [field.key]: answer })}
                error={null}
              />
            ),
          )
        )}
      </div>
    </section>
  );
}
