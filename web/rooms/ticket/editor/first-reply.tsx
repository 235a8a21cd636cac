import { useEffect, useRef, useState, type RefObject } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import type { Draft } from "../../../platform/drafts.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Button } from "../../../ui/button.tsx";
import { given } from "../find-ticket.ts";
import type { Mode } from "./use-editor.ts";
import css from "./editor.module.css";

/** What the request type has ready for the first reply: put in once, where somebody begins it with nothing written yet. */
export function useFirstReply(ticket: Ticket, mode: Mode, draft: Draft, area: RefObject<HTMLTextAreaElement | null>) {
  const may = useMay()("tickets:work");
  const enabled = ticket.request_type !== null && ticket.can.reply && may;
  const { data } = useAsk("GET /tickets/{id}/first-reply", { ...given(ticket.number), enabled });
  const [put, setPut] = useState<string | null>(null);
  const body = (enabled && data?.body) || null;
  // Whoever wrote something, or took the words out, is not given them again.
  const written = useRef(false);
  useEffect(() => {
    if (draft.text !== "") written.current = true;
  }, [draft.text]);
  const begin = () => {
    if (mode !== "reply" || !body || written.current || draft.state !== "empty") return;
    setPut(body);
    draft.setText(body);
  };
  // Somebody may be there before the words are.
  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => {
    if (area.current !== null && document.activeElement === area.current) latest.current();
  }, [area, body, mode, draft.state]);
  return {
    /** Stands in the composer as it was put in. */
    there: put !== null && mode === "reply" && draft.text === put,
    begin,
  };
}

/** Where the words come from, and their way out. */
export function FirstReply({ ticket, draft, area }: { ticket: Ticket; draft: Draft; area: RefObject<HTMLTextAreaElement | null> }) {
  const t = useWords("ticket");
  const takeOut = () => {
    draft.clear();
    area.current?.focus();
  };
  return (
    <p className={css.first} role="status">
      {t("first_reply", { type: ticket.request_type ? inMyLanguage(ticket.request_type.name) : "" })}{" "}
      <Button kind="quiet" size="small" onClick={takeOut}>
        {t("first_reply.take_out")}
      </Button>
    </p>
  );
}
