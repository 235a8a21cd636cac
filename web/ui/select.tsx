import type { Ref, SelectHTMLAttributes } from "react";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import css from "./field.module.css";
import own from "./select.module.css";

export interface Choice<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
  /** A heading above its choices. */
  group?: string;
}

interface SelectProps<V extends string>
  extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "className" | "onChange" | "value"> {
  value: V | "" | null;
  onChange: (value: V) => void;
  choices: readonly Choice<V>[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
  ref?: Ref<HTMLSelectElement>;
}

/** One of few. The browser's own list: best with a keyboard, a screen reader and a phone. For many, see Combo. */
export function Select<V extends string>({
  label,
  hideLabel,
  hint,
  error,
  optional,
  id,
  value,
  onChange,
  choices,
  placeholder,
  ...rest
}: SelectProps<V>) {
  const groups = [...new Set(choices.map(({ group }) => group))];
  const option = (choice: Choice<V>) => (
    <option key={choice.value} value={choice.value} disabled={choice.disabled}>
      {choice.label}
    </option>
  );
  return (
    <Field {...{ label, hideLabel, hint, error, optional, id }}>
      {(wiring) => (
        <select
          className={classes(css.control, own.select)}
          data-empty={!value || undefined}
          value={value ?? ""}
          onChange={(event) => onChange(event.currentTarget.value as V)}
          {...rest}
          {...wiring}
        >
          {placeholder !== undefined && (
            <option value="" disabled={!optional}>
              {placeholder}
            </option>
          )}
          {groups.map((group) =>
            group === undefined ? (
              choices.filter((choice) => choice.group === undefined).map(option)
            ) : (
              <optgroup key={group} label={group}>
                {choices.filter((choice) => choice.group === group).map(option)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}
