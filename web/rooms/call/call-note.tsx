import { IconLock } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { useCall } from "./call-context.ts";
import css from "./call.module.css";

/** What was asked and done, for colleagues: it becomes a note of the ticket when the call ends. */
export function CallNote() {
  const t = useWords("call");
  const { note, going } = useCall();
  return (
    <div className={css.note} data-empty={note.text === "" || undefined}>
      <p className={css.noteHead} id="call-note-head">
        <IconLock size={14} stroke={1.75} aria-hidden />
        {t("note.title")}
      </p>
      <TextArea
        data-field="note"
        bare
        label={t("note.label")}
        hideLabel
        placeholder={t("note.placeholder")}
        minRows={2}
        maxLength={20_000}
        value={note.text}
        onChange={note.setText}
        onBlur={note.flush}
        readOnly={!going}
      />
    </div>
  );
}
