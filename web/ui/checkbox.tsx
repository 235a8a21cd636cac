import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import css from "./checkbox.module.css";
import { FieldError } from "./field.tsx";

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "type" | "className" | "id"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Tick({ kind, label, hint, error, onChange, ...rest }: CheckboxProps & { kind: "checkbox" | "switch" }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={css.row}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        role={kind === "switch" ? "switch" : undefined}
        className={css[kind]}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={css.words}>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <span id={`${id}-hint`} className={css.hint}>
            {hint}
          </span>
        )}
        <FieldError id={`${id}-error`} error={error} />
      </span>
    </div>
  );
}

/** Something that holds once the form is saved. */
export const Checkbox = (props: CheckboxProps) => <Tick {...props} kind="checkbox" />;

/** Something that takes effect at once. */
export const Switch = (props: CheckboxProps) => <Tick {...props} kind="switch" />;
