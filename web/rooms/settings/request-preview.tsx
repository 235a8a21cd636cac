import type { Field } from "../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NamedIcon } from "../../ui/named-icon.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { BothWords } from "./both-languages.tsx";
import css from "./request-preview.module.css";

interface RequestPreviewProps {
  name: BothWords;
  hint: BothWords;
  icon: string;
  fields: readonly Field[];
}

/** The form as somebody who asks will see it, in the reader's language. Nothing in it can be filled in. */
export function RequestPreview({ name, hint, icon, fields }: RequestPreviewProps) {
  const t = useWords("settings");
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
      <fieldset className={css.fields} disabled>
        <legend className="unseen">{t("preview")}</legend>
        {fields.length === 0 ? (
          <p className={css.hint}>{t("preview.none")}</p>
        ) : (
          fields.map((field, index) => <Shown key={index} field={field} />)
        )}
      </fieldset>
    </section>
  );
}

const nothing = () => {};
const types = { text: "text", number: "number", date: "date" } as const;

function Shown({ field: { kind, label, hint, required, choices } }: { field: Field }) {
  const t = useWords("settings");
  const shared = { label: inMyLanguage(label) || "…", hint: inMyLanguage(hint) || undefined, optional: !required };
  if (kind === "yes_no") return <Checkbox label={shared.label} hint={shared.hint} checked={false} onChange={nothing} />;
  if (kind === "paragraph") return <TextArea {...shared} value="" onChange={nothing} />;
  if (kind === "choice") {
    return (
      <Select
        {...shared}
        value=""
        placeholder={t("preview.choose")}
        onChange={nothing}
        choices={choices.map((choice) => ({ value: choice.key, label: inMyLanguage(choice.label) }))}
      />
    );
  }
  return <TextInput {...shared} type={types[kind]} value="" onChange={nothing} />;
}
