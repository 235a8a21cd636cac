import { useState } from "react";
import type { DeskPromise } from "../../../../contract/promises.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DateTime } from "../../../ui/date-time.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { useSending } from "../acts/sending.ts";
import { given } from "../find-ticket.ts";

interface ChangePromiseProps {
  promise: Pick<DeskPromise, "id" | "what" | "due_at">;
  ticket: Ticket;
  way: "move" | "withdraw";
  onDone: (answer: { items: DeskPromise[] }) => void;
  onClose: () => void;
}

/** Another time for it, or none at all; either way with the reason. */
export function ChangePromise({ promise, ticket, way, onDone, onClose }: ChangePromiseProps) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const [due, setDue] = useState<string | null>(promise.due_at);
  const [reason, setReason] = useState("");
  const ready = reason.trim() !== "" && due !== null;
  const { submit, busy, refused } = useSending(async () => {
    if (!due) return;
    const at = { params: { ...given(ticket.number).params, promise: promise.id } };
    const why = reason.trim();
    onDone(
      way === "move"
        ? await call("PATCH /tickets/{id}/promises/{promise}", { ...at, body: { due_at: due, reason: why } })
        : await call("POST /tickets/{id}/promises/{promise}/withdrawals", { ...at, body: { reason: why } }),
    );
    onClose();
  });
  const save = () => ready && void submit();
  useKeys([{ key: "mod+Enter", label: t(`promise.${way}`), group: t("keys.group"), run: save }]);
  const wrong = fieldErrors(refused);
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      {way === "move" && (
        <DateTime
          data-autofocus
          label={t("promise.due")}
          value={due}
          onChange={setDue}
          min={new Date().toISOString()}
          error={wrong["due_at"] ?? null}
        />
      )}
      <TextInput
        {...(way === "withdraw" && { "data-autofocus": true })}
        label={t("promise.reason")}
        hint={
          promise.what === "update" && ticket.requester ? t("next.reason_hint", { name: ticket.requester.name }) : t("promise.reason_hint")
        }
        maxLength={300}
        value={reason}
        onChange={setReason}
        error={wrong["reason"] ?? null}
      />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={!ready} onClick={save}>
          {t(`promise.${way}`)}
        </Button>
      </DialogEnd>
    </>
  );
}
