import { useEffect, useRef, useState } from "react";
import type { RequesterTicket } from "../../../contract/tickets.ts";
import { call } from "../../platform/client.ts";
import { useDraft } from "../../platform/drafts.ts";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { announce } from "./announce.tsx";
import css from "./outcome.module.css";
import { useTelling } from "./use-telling.ts";

/** Not solved after all, and why: the words go to whoever has the ticket. */
export function ReopenForm({ ticket, back }: { ticket: RequesterTicket; back: () => void }) {
  const t = useWords("portal");
  const reason = useDraft(`portal:reopen:${ticket.id}`);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const reopen = useTelling(() => {
    reason.clear();
    announce(t("done.reopened"));
  });
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = reason.text.trim();
        setMissing(!given);
        if (given) reopen.tell(() => call("POST /tickets/{id}/reopenings", { params: { id: ticket.id }, body: { reason: given } }));
        else field.current?.focus();
      }}
    >
      <TextArea
        ref={field}
        label={t("solved.reason_label")}
        aria-required
        minRows={3}
        value={reason.text}
        onChange={(text) => {
          setMissing(false);
          reason.setText(text);
        }}
        onBlur={reason.flush}
        error={missing ? t("solved.reason_needed") : reopen.error}
        maxLength={4000}
      />
      <div className={css.choices}>
        <Button type="submit" kind="primary" size="large" busy={reopen.sending}>
          {t("solved.reopen")}
        </Button>
        <Button kind="quiet" size="large" onClick={back}>
          {t("solved.back")}
        </Button>
      </div>
    </form>
  );
}
