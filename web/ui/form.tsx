import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Form as FormState } from "../platform/form.ts";
import { useWords } from "../platform/i18n.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import css from "./form.module.css";

interface FormProps {
  form: Pick<
    FormState<object>,
    "changed" | "recalled" | "errors" | "attempts" | "problem" | "unplaced" | "discard" | "conflicts" | "takeTheirs"
  >;
  onSave: () => void;
  /** What the button does: "Save", "Add the team". */
  save: string;
  busy: boolean;
  /** One sentence on what will change, above the button. */
  consequence?: ReactNode;
  /** Beside the button: a way back. */
  beside?: ReactNode;
  /** What is created has nothing to go back to; only text from an earlier visit is worth a word. */
  creates?: boolean;
  label?: string;
  children: ReactNode;
}

/** Fields one below the other, what saving will do, and the button. Ctrl Enter saves too; a refusal stands at its field. */
export function Form({ form, onSave, save, busy, consequence, beside, creates, label, children }: FormProps) {
  const t = useWords("ui");
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (form.attempts > 0) element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [form.attempts]);
  // Asked once for each change of theirs: the second press is the answer.
  const conflict = JSON.stringify(form.conflicts);
  const [asked, ask] = useState("[]");
  const saveOrAsk = () => {
    if (asked === conflict || form.conflicts.length === 0) return onSave();
    ask(conflict);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    element.current?.requestSubmit();
  };
  return (
    <form
      ref={element}
      className={css.form}
      noValidate
      aria-label={label}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) saveOrAsk();
      }}
    >
      {children}
      {form.conflicts.length > 0 && !busy && (
        <Banner
          key={asked}
          tone="amber"
          announce
          title={t("form.conflict")}
          action={
            <Button size="small" onClick={form.takeTheirs}>
              {t("form.take_theirs")}
            </Button>
          }
        >
          {t(asked === conflict ? "form.conflict_asked" : "form.conflict_how")}
        </Banner>
      )}
      <Refused form={form} />
      {consequence && <p className={css.consequence}>{consequence}</p>}
      <div className={css.end}>
        <Button type="submit" kind="primary" busy={busy}>
          {save}
        </Button>
        {beside}
        {form.changed && (!creates || form.recalled) && (
          <span className={css.unsaved}>
            <span role="status">{t("form.unsaved")}</span>
            <Button kind="quiet" size="small" onClick={form.discard}>
              {t("form.discard")}
            </Button>
          </span>
        )}
      </div>
    </form>
  );
}

/** What was refused and has no field of its own. Drawn after the fields, so that they have taken theirs. */
function Refused({ form: { problem, errors, unplaced } }: Pick<FormProps, "form">) {
  if (!problem) return null;
  const rest = unplaced();
  if (problem.errors.length > 0 && rest.length === 0) return null;
  // The sentence goes away with the last of its field errors.
  if (problem.errors.length > 0 && Object.keys(errors).length === 0) return null;
  return (
    <Banner tone="red" title={problem.message} announce>
      {rest.join(" ")}
    </Banner>
  );
}

/** Fields beside each other where there is room: first and last, site and room. */
export const FieldRow = ({ children }: { children: ReactNode }) => <div className={css.row}>{children}</div>;
