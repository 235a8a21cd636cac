import { useState } from "react";
import type { Person } from "../../../contract/people.ts";
import type { PersonMark } from "../../../contract/person-marks.ts";
import { fieldErrors } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextInput } from "../../ui/text-input.tsx";

interface MarkDialogProps {
  person: Person;
  mark: PersonMark;
  note: string;
  close: () => void;
}

/** What helps them, in a line; and never why. */
export function MarkDialog({ person, mark, note, close }: MarkDialogProps) {
  const t = useWords("people");
  const say = useWords("ui");
  const [typed, type] = useState(note);
  const put = useTell("PUT /people/{id}/marks/{mark}", { done: close, refused: () => {} });
  const send = () => put.mutate({ params: { id: person.id, mark }, body: { note: typed.trim() || null } });
  return (
    <Dialog
      open
      onClose={close}
      size="small"
      title={t(`marks.title.${mark}`, { name: person.name })}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {say("cancel")}
          </Button>
          <Button kind="primary" busy={put.isPending} onClick={send}>
            {t("marks.save")}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextInput
          label={t("marks.note")}
          hint={t("marks.note_hint")}
          optional
          maxLength={200}
          value={typed}
          onChange={type}
          error={fieldErrors(put.error)["note"] ?? put.error?.message ?? null}
        />
      </form>
    </Dialog>
  );
}
