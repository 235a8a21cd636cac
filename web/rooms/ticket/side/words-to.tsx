import type { Ticket } from "../../../../contract/tickets.ts";
import { fileSize } from "../../../platform/file-size.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { DraftMark } from "../../../ui/draft-mark.tsx";
import { FileButton, FileDrop } from "../../../ui/file-drop.tsx";
import { FileList } from "../../../ui/file-list.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { Muted } from "../../../ui/text.tsx";
import { Aside } from "../editor/aside.tsx";
import { together } from "../editor/use-editor.ts";
import css from "./side.module.css";
import type { WordsTo as Given } from "./use-words-to.ts";

interface WordsToProps {
  words: Given;
  ticket: Ticket;
  label: string;
  hideLabel?: boolean;
  placeholder: string;
  error: string | null;
}

/** What is written to a vendor, the files that were chosen for them, and whether the ticket waits. Nothing else leaves. */
export function WordsTo({ words, ticket, label, hideLabel, placeholder, error }: WordsToProps) {
  const t = useWords("ticket");
  const { draft, uploads, files, chosen } = words;
  const active = ticket.status !== "resolved" && ticket.status !== "closed";
  return (
    <FileDrop onFiles={uploads.add}>
      <Aside at={words.key} giveBack={(text) => draft.setText(together(text, draft.text))} />
      <TextArea
        label={label}
        hideLabel={hideLabel ?? false}
        placeholder={placeholder}
        error={error}
        minRows={2}
        maxRows={12}
        value={draft.text}
        onChange={draft.setText}
        onBlur={draft.flush}
      />
      <FileList files={uploads.files} onRemove={uploads.remove} onRetry={uploads.retry} />
      {files.length > 0 && (
        <fieldset className={css.choose}>
          <legend>{t("side.files")}</legend>
          {files.map(({ id, name, size }) => (
            <Checkbox
              key={id}
              label={`${name} (${fileSize(size)})`}
              checked={chosen.has(id)}
              onChange={(checked) => words.toggle(id, checked)}
            />
          ))}
        </fieldset>
      )}
      <div className={css.beside}>
        <FileButton onFiles={uploads.add} />
        {active && <Checkbox label={t("side.wait")} checked={words.wait} onChange={words.setWait} />}
        <Muted>{t("side.only")}</Muted>
        <DraftMark state={draft.state} />
      </div>
    </FileDrop>
  );
}
