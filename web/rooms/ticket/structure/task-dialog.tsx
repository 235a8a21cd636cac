import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { keep } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { DateTime } from "../../../ui/date-time.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { useSending } from "../acts/sending.ts";
import { useTeamChoices } from "../acts/team-choices.ts";
import { given, readAnew } from "../find-ticket.ts";

/** A piece of work for another team; the ticket stays where it is. */
export function TaskDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const teams = useTeamChoices(ticket, undefined);
  const draft = useDraft(`task:${ticket.id}`);
  const [team, setTeam] = useState<string | null>(null);
  const [subject, setSubject] = useState("");
  const [due, setDue] = useState<string | null>(null);
  const [mandatory, setMandatory] = useState(true);
  const ready = team !== null && subject.trim() !== "";
  const { submit, busy, refused } = useSending(async () => {
    if (!team) return;
    const at = given(ticket.number);
    const body = { team, subject: subject.trim(), description: draft.text.trim(), ...(due && { due_at: due }), mandatory };
    keep("GET /tickets/{id}/links", at, await call("POST /tickets/{id}/tasks", { ...at, body }));
    draft.clear();
    readAnew(ticket.number);
    onClose();
  });
  const save = () => ready && void submit();
  useKeys([{ key: "mod+Enter", label: t("task.button"), group: t("keys.group"), run: save }]);
  const wrong = fieldErrors(refused);
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <Select
        data-autofocus
        label={t("task.team")}
        value={team}
        onChange={setTeam}
        placeholder={t("task.choose")}
        error={wrong["team"] ?? null}
        choices={teams}
      />
      <TextInput label={t("task.subject")} maxLength={200} value={subject} onChange={setSubject} error={wrong["subject"] ?? null} />
      <TextArea
        label={t("task.description")}
        hint={t("task.description_hint")}
        optional
        value={draft.text}
        onChange={draft.setText}
        error={wrong["description"] ?? null}
      />
      <DateTime
        label={t("task.due")}
        optional
        value={due}
        onChange={setDue}
        min={new Date().toISOString()}
        error={wrong["due_at"] ?? null}
      />
      <Checkbox label={t("task.must")} checked={mandatory} onChange={setMandatory} />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={!ready} onClick={save}>
          {t("task.button")}
        </Button>
      </DialogEnd>
    </>
  );
}
