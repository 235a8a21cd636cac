import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { given, readAnew } from "../find-ticket.ts";
import { useSending } from "./sending.ts";

/** Minutes that were worked without the stopwatch. */
export function LogTime({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const [minutes, setMinutes] = useState("15");
  const [note, setNote] = useState("");
  const wanted = Number(minutes);
  const right = Number.isInteger(wanted) && wanted >= 1 && wanted <= 1440;
  const { submit, busy, refused } = useSending(async () => {
    await call("POST /tickets/{id}/time-entries", {
      ...given(ticket.number),
      body: { minutes: wanted, ...(note.trim() && { note: note.trim() }) },
    });
    readAnew(ticket.number);
    onClose();
  });
  const save = () => right && void submit();
  useKeys([{ key: "mod+Enter", label: t("log_time.button"), group: t("keys.group"), run: save }]);
  const wrong = fieldErrors(refused);
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <TextInput
        data-autofocus
        label={t("log_time.minutes")}
        inputMode="numeric"
        value={minutes}
        onChange={setMinutes}
        error={wrong["minutes"] ?? (right ? null : t("log_time.range"))}
      />
      <TextInput label={t("log_time.note")} optional maxLength={300} value={note} onChange={setNote} error={wrong["note"] ?? null} />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} onClick={save}>
          {t("log_time.button")}
        </Button>
      </DialogEnd>
    </>
  );
}
