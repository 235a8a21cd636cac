import { useId, type ReactNode } from "react";
import css from "./choice-set.module.css";
import { FieldError } from "./field.tsx";

interface ChoiceSetProps {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  /** Behind the label: "All of them". */
  action?: ReactNode;
  /** `Checkbox`es that belong together. */
  children: ReactNode;
}

/** Several checkboxes with one question above them, in columns where there is room. */
export function ChoiceSet({ label, hint, error, action, children }: ChoiceSetProps) {
  const id = useId();
  return (
    <fieldset className={css.set} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={css.legend}>
        {label}
        {action}
      </legend>
      {hint && <p className={css.hint}>{hint}</p>}
      <div className={css.choices}>{children}</div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
