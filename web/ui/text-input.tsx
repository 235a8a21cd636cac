import { IconEye, IconEyeOff, type Icon } from "@tabler/icons-react";
import { useState, type InputHTMLAttributes, type ReactNode, type Ref } from "react";
import { useWords } from "../platform/i18n.ts";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import css from "./field.module.css";
import { IconButton } from "./icon-button.tsx";

interface TextInputProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "className" | "size" | "onChange"> {
  value: string;
  onChange: (value: string) => void;
  icon?: Icon;
  /** Behind the text: a key hint, a small button. */
  after?: ReactNode;
  size?: "middle" | "large";
  ref?: Ref<HTMLInputElement>;
}

export function TextInput({
  label,
  hideLabel,
  hint,
  error,
  optional,
  id,
  value,
  onChange,
  icon: Glyph,
  after,
  size,
  ...rest
}: TextInputProps) {
  return (
    <Field {...{ label, hideLabel, hint, error, optional, id }}>
      {(wiring) => (
        <div className={css.framed}>
          {Glyph && <Glyph size={18} stroke={1.75} aria-hidden />}
          <input
            type="text"
            className={classes(css.control, size === "large" && css.large, after !== undefined && css.withAfter)}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            {...rest}
            {...wiring}
          />
          {after !== undefined && <span className={css.after}>{after}</span>}
        </div>
      )}
    </Field>
  );
}

/** A password that may be looked at. `autoComplete` says whether it is the current or a new one. */
export function PasswordInput(props: Omit<TextInputProps, "type" | "after"> & { autoComplete: "current-password" | "new-password" }) {
  const [shown, show] = useState(false);
  const t = useWords("ui");
  return (
    <TextInput
      {...props}
      type={shown ? "text" : "password"}
      spellCheck={false}
      autoCapitalize="none"
      after={
        <IconButton
          small
          label={t(shown ? "password.hide" : "password.show")}
          icon={shown ? IconEyeOff : IconEye}
          onClick={() => show(!shown)}
        />
      }
    />
  );
}
