import { IconAlertCircle } from "@tabler/icons-react";
import { useId, type ReactNode } from "react";
import { useWords } from "../platform/i18n.ts";
import css from "./field.module.css";

/** What every field of a form has. */
export interface FieldProps {
  label: string;
  /** The label is read aloud and not shown: the screen says it already. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; see `fieldErrors`. */
  error?: string | null;
  /** Said at the label when the field may be left out. */
  optional?: boolean;
  id?: string;
}

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Label, control, hint and error, tied together. The control takes `wiring`. */
export function Field({ label, hideLabel, hint, error, optional, id, children }: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const made = useId();
  const t = useWords("ui");
  const own = id ?? made;
  const described = [hint && `${own}-hint`, error && `${own}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={css.field}>
      <label htmlFor={own} className={hideLabel ? "unseen" : css.label}>
        {label}
        {optional && <span className={css.optional}> {t("field.optional")}</span>}
      </label>
      {children({ id: own, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${own}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      <FieldError id={`${own}-error`} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id?: string; error?: string | null }) {
  if (!error) return null;
  return (
    <p id={id} className={css.error}>
      <IconAlertCircle size={14} aria-hidden />
      {error}
    </p>
  );
}
