import { useState } from "react";
import type { ScheduledReply } from "../../../../contract/later.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DateTime } from "../../../ui/date-time.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { useSending } from "../acts/sending.ts";
import { given, readAnew } from "../find-ticket.ts";

interface Asked {
  ticket: Ticket;
  reply: ScheduledReply | null;
  onClose: () => void;
}

/** Another time, or other words, for a reply that has not left. */
export function ChangeScheduled({ ticket, reply, onClose }: Asked) {
  const t = useWords("ticket");
  return (
    <Dialog open={reply !== null} onClose={onClose} title={t("later.change_title")}>
      {reply && <Form key={reply.id} ticket={ticket} reply={reply} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ ticket, reply, onClose }: Asked & { reply: ScheduledReply }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const [body, setBody] = useState(reply.body);
  const [at, setAt] = useState<string | null>(reply.send_at);
  const { submit, busy, refused } = useSending(async () => {
    const params = { ...given(ticket.number).params, reply: reply.id };
    await call("PATCH /tickets/{id}/scheduled-replies/{reply}", { params, body: { body, ...(at && { send_at: at }) } });
    readAnew(ticket.number);
    onClose();
  });
  const held = !body.trim() || at === null;
  useKeys([{ key: "mod+Enter", label: ui("save"), group: t("keys.group"), run: () => void submit(), silent: true, disabled: held }]);
  const wrong = fieldErrors(refused);
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <DateTime label={t("later.at")} value={at} onChange={setAt} min={new Date().toISOString()} error={wrong["send_at"] ?? null} />
      <TextArea label={t("later.words")} value={body} onChange={setBody} minRows={4} maxRows={14} error={wrong["body"] ?? null} />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={held} onClick={() => void submit()}>
          {ui("save")}
        </Button>
      </DialogEnd>
    </>
  );
}
