import type { Ref } from "react";
import { inZone, outOfZone, useZone } from "../platform/zone.ts";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import css from "./field.module.css";

interface DateTimeProps extends FieldProps {
  /** An instant (RFC 3339, UTC), or null. */
  value: string | null;
  onChange: (value: string | null) => void;
  min?: string;
  max?: string;
  disabled?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** A date and a time in the person's own zone, whatever zone the device is in; the zone is said when they differ. */
export function DateTime({ label, hideLabel, hint, error, optional, id, value, onChange, min, max, ...rest }: DateTimeProps) {
  const { zone, differs } = useZone();
  return (
    <Field {...{ label, hideLabel, error, optional, id }} hint={hint ?? (differs ? zone.replaceAll("_", " ") : undefined)}>
      {(wiring) => (
        <input
          type="datetime-local"
          className={classes(css.control)}
          value={value ? inZone(value, zone) : ""}
          min={min && inZone(min, zone)}
          max={max && inZone(max, zone)}
          onChange={(event) => onChange(event.currentTarget.value ? outOfZone(event.currentTarget.value, zone) : null)}
          {...rest}
          {...wiring}
        />
      )}
    </Field>
  );
}
