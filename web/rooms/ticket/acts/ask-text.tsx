import { useState, type ReactNode } from "react";
import { useDraft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { useSending } from "./sending.ts";

export interface AskTextProps {
  /** What happens then, in a sentence. */
  says?: ReactNode;
  label: string;
  hint?: string | undefined;
  button: string;
  danger?: boolean | undefined;
  /** The text may be left out. */
  optional?: boolean | undefined;
  /** Where the unsent text is kept, so that closing loses nothing. */
  draftKey: string;
  send: (text: string) => Promise<unknown>;
  onClose: () => void;
}

/** One question with one text: a reason, what was done. Ctrl Enter sends; Esc keeps what was typed. */
export function AskText({ says, label, hint, button, danger, optional = false, draftKey, send, onClose }: AskTextProps) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const draft = useDraft(draftKey);
  const [missing, setMissing] = useState(false);
  const text = draft.text.trim();
  const { submit, busy, refused } = useSending(async () => {
    await send(text);
    draft.clear();
    onClose();
  });
  const trySend = () => (text || optional ? void submit() : setMissing(true));
  useKeys([{ key: "mod+Enter", label: button, group: t("keys.group"), run: trySend }]);

  const wrong = refused?.errors.map(({ detail }) => detail).join(" ");
  return (
    <>
      {refused && !wrong && <Banner tone="red" title={refused.message} announce />}
      {says && <p>{says}</p>}
      <TextArea
        data-autofocus
        label={label}
        hint={hint}
        optional={optional}
        error={wrong || (missing && !text ? t("text.missing") : null)}
        value={draft.text}
        onChange={draft.setText}
        maxRows={12}
      />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind={danger ? "danger" : "primary"} hint="mod+Enter" busy={busy} onClick={trySend}>
          {button}
        </Button>
      </DialogEnd>
    </>
  );
}
