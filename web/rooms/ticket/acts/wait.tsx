import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DateTime } from "../../../ui/date-time.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Select } from "../../../ui/select.tsx";
import { given, settle } from "../find-ticket.ts";
import { useSending } from "./sending.ts";

type Reason = NonNullable<Ticket["waiting_reason"]>;
const reasons: readonly Reason[] = ["requester", "vendor", "scheduled", "approval", "parts"];

/** For whom or what the ticket waits, and until when; it opens by itself when the time has come. */
export function Wait({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const [reason, setReason] = useState<Reason>(ticket.waiting_reason ?? "requester");
  const [until, setUntil] = useState(ticket.waiting_until);
  const { submit, busy, refused } = useSending(async () => {
    settle(
      await call("PATCH /tickets/{id}", {
        ...given(ticket.number),
        body: { status: "waiting", waiting_reason: reason, waiting_until: until },
      }),
    );
    onClose();
  });
  useKeys([{ key: "mod+Enter", label: t("wait.button"), group: t("keys.group"), run: () => void submit() }]);
  const wrong = fieldErrors(refused);
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <Select
        data-autofocus
        label={t("wait.for")}
        value={reason}
        onChange={setReason}
        error={wrong["waiting_reason"] ?? null}
        choices={reasons.map((value) => ({ value, label: t(`wait.for.${value}`) }))}
      />
      <DateTime
        label={t("wait.until")}
        optional
        hint={t("wait.until_hint")}
        value={until}
        onChange={setUntil}
        min={new Date().toISOString()}
        error={wrong["waiting_until"] ?? null}
      />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} onClick={() => void submit()}>
          {t("wait.button")}
        </Button>
      </DialogEnd>
    </>
  );
}
