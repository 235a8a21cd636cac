import { useEffect, useRef, type RefObject } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import type { Draft } from "../../../platform/drafts.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { formKey, recall, remember } from "../../../platform/kept-forms.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { Button } from "../../../ui/button.tsx";
import { given } from "../find-ticket.ts";
import css from "./editor.module.css";

/**
 * What the request type has ready for the first reply: shown where somebody begins it with nothing written yet, and nobody's draft before
 * it is changed. `here`: it is one's own reply that is written.
 */
export function useFirstReply(ticket: Ticket, here: boolean, draft: Draft, area: RefObject<HTMLTextAreaElement | null>) {
  const may = useMay()("tickets:work");
  const me = useMe();
  const enabled = ticket.request_type !== null && ticket.can.reply && may;
  const { data } = useAsk("GET /tickets/{id}/first-reply", { ...given(ticket.number), enabled });
  const body = (enabled && data?.body) || null;
  // Whoever sent words, or took them out, is not given them again, also not when they come back to the ticket.
  const place = formKey(me.id, `first-reply.${ticket.id}.${ticket.request_type?.id}`);
  const written = useRef(false);
  useEffect(() => {
    if (draft.text !== "") written.current = true;
    else if (written.current) remember(place, { used: true });
  }, [draft.text, place]);
  const under = useRef(false);
  const begin = async () => {
    if (!here || !body || under.current || written.current || "used" in recall(place)) return;
    if (draft.state !== "empty" && draft.state !== "unread") return;
    under.current = true;
    await draft.begin(body);
    under.current = false;
  };
  // Somebody may be there before the words are.
  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => {
    if (area.current !== null && document.activeElement === area.current) void latest.current();
  }, [area, body, here, draft.state]);
  return {
    /** Stands in the composer as the request type has it. */
    there: here && body !== null && draft.text === body,
    begin: () => void begin(),
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
