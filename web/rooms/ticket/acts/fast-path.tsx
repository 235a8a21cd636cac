import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { given, settle } from "../find-ticket.ts";
import { useSending } from "./sending.ts";

interface FastPathProps {
  ticket: Ticket;
  /** security: closed to others and urgent. systemic: announced to everybody. */
  path: "security" | "systemic";
  onClose: () => void;
}

/** Straight to the team that handles it, past the tiers. */
export function FastPath({ ticket, path, onClose }: FastPathProps) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const reason = useDraft(`${path}:${ticket.id}`);
  const announcement = useDraft(`announcement:${ticket.id}`);
  const [tried, setTried] = useState(false);
  const announced = path === "systemic";
  const complete = reason.text.trim() !== "" && (!announced || announcement.text.trim() !== "");
  const { submit, busy, refused } = useSending(async () => {
    const words = announced ? { announcement: announcement.text.trim() } : {};
    settle(await call("POST /tickets/{id}/escalations", { ...given(ticket.number), body: { path, reason: reason.text.trim(), ...words } }));
    reason.clear();
    announcement.clear();
    onClose();
  });
  const save = () => (complete ? void submit() : setTried(true));
  useKeys([{ key: "mod+Enter", label: t(`${path}.button`), group: t("keys.group"), run: save }]);
  const wrong = fieldErrors(refused);
  const missing = (text: string) => (tried && !text.trim() ? t("text.missing") : null);
  return (
    <>
      {refused && <Banner tone="red" title={wrong["path"] ?? refused.message} announce />}
      <Banner tone={announced ? "accent" : "amber"} title={t(`${path}.says`)} />
      {announced && (
        <TextInput
          data-autofocus
          label={t("systemic.announcement")}
          hint={t("systemic.announcement_hint")}
          maxLength={300}
          value={announcement.text}
          onChange={announcement.setText}
          error={wrong["announcement"] ?? missing(announcement.text)}
        />
      )}
      <TextArea
        data-autofocus={announced ? undefined : true}
        label={t(`${path}.label`)}
        value={reason.text}
        onChange={reason.setText}
        error={wrong["reason"] ?? missing(reason.text)}
      />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} onClick={save}>
          {t(`${path}.button`)}
        </Button>
      </DialogEnd>
    </>
  );
}
