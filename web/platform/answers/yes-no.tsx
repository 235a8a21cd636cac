import { useWords } from "../i18n.ts";
import { FieldError, type FieldProps } from "../../ui/field.tsx";
import css from "./yes-no.module.css";

interface YesNoProps extends FieldProps {
  id: string;
  /** "yes", "no", or "" while it is not answered. */
  value: string;
  onChange: (value: string) => void;
}

/** A question with two answers and none chosen for you. */
export function YesNo({ id, label, hint, error, optional, value, onChange }: YesNoProps) {
  const ui = useWords("ui");
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset className={css.set} aria-describedby={described}>
      <legend className={css.legend}>
        {label}
        {optional && <span className={css.optional}> {ui("field.optional")}</span>}
      </legend>
      <div className={css.answers}>
        {(["yes", "no"] as const).map((answer, index) => (
          <label key={answer} className={css.answer} data-wrong={error ? true : undefined}>
            <input
              id={index === 0 ? id : undefined}
              type="radio"
              name={id}
              value={answer}
              checked={value === answer}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(answer)}
            />
            {ui(`answer.${answer}`)}
          </label>
        ))}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error ?? null} />
    </fieldset>
  );
}
