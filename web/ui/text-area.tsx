import { useLayoutEffect, useRef, type Ref, type TextareaHTMLAttributes } from "react";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import css from "./field.module.css";
import own from "./text-area.module.css";

interface TextAreaProps extends FieldProps, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "className" | "onChange"> {
  value: string;
  onChange: (value: string) => void;
  /** Grows with its text between these numbers of lines. */
  minRows?: number;
  maxRows?: number;
  /** Without a frame of its own: inside an editor that has one. */
  bare?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  optional,
  id,
  value,
  onChange,
  minRows = 3,
  maxRows = 16,
  bare,
  ref,
  ...rest
}: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    // Where the browser sizes it by itself there is nothing to measure.
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);
  return (
    <Field {...{ label, hideLabel, hint, error, optional, id }}>
      {(wiring) => (
        <textarea
          ref={(element) => {
            area.current = element;
            if (typeof ref === "function") ref(element);
            else if (ref) ref.current = element;
          }}
          className={classes(bare ? own.bare : css.control, own.area)}
          style={{ minHeight: `${minRows * 20 + 14}px`, maxHeight: `${maxRows * 20 + 14}px` }}
          rows={minRows}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          {...rest}
          {...wiring}
        />
      )}
    </Field>
  );
}
