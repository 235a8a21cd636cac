import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { Errors, Form } from "./form.ts";

/** The same words to every requester. */
export function useReply(errors: Errors): Form {
  const t = useWords("bulk");
  const draft = useDraft("bulk:reply");
  const [wait, setWait] = useState(false);
  const body = draft.text.trim();
  return {
    change: body ? { act: "reply", body, wait } : null,
    done: draft.clear,
    fields: (
      <>
        <TextArea
          data-autofocus
          label={t("reply.body")}
          hint={t("reply.hint")}
          value={draft.text}
          onChange={draft.setText}
          onBlur={draft.flush}
          error={errors["change/body"] ?? null}
        />
        <Checkbox label={t("reply.wait")} checked={wait} onChange={setWait} />
      </>
    ),
  };
}

/** The same note on each. */
export function useNote(errors: Errors): Form {
  const t = useWords("bulk");
  const draft = useDraft("bulk:note");
  const body = draft.text.trim();
  return {
    change: body ? { act: "note", body } : null,
    done: draft.clear,
    fields: (
      <TextArea
        data-autofocus
        label={t("note.body")}
        hint={t("note.hint")}
        value={draft.text}
        onChange={draft.setText}
        onBlur={draft.flush}
        error={errors["change/body"] ?? null}
      />
    ),
  };
}
