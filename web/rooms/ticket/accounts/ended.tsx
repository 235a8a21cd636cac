import { useEffect } from "react";
import type { AccountActionShown } from "../../../../contract/directory-accounts.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAsk } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { readAnew } from "../find-ticket.ts";
import { Doing } from "./doing.tsx";

interface EndedProps {
  id: string;
  begun: AccountActionShown;
  ticket: Ticket;
  onUndo: (one: AccountActionShown) => void;
  onClose: () => void;
}

/** It goes on without this window: what becomes of it stands in the ticket, too. */
export function Ended({ id, begun, ticket, onUndo, onClose }: EndedProps) {
  const t = useWords("accounts");
  const ui = useWords("ui");
  const { data = begun } = useAsk("GET /account-actions/{id}", { params: { id }, refetchInterval: 1000, staleTime: 0 });
  const ended = data.ended_at !== null;
  useEffect(() => {
    if (!ended) return;
    readAnew(ticket.number);
    void forget("GET /directories/{id}/accounts/{key}");
    void forget("GET /people/{id}/directory-accounts");
  }, [ended, ticket.number]);
  return (
    <>
      <Doing one={data} />
      <DialogEnd>
        {ended && data.can.undo && <Button onClick={() => onUndo(data)}>{t("undo")}</Button>}
        <Button kind="primary" data-autofocus onClick={onClose}>
          {ui("close")}
        </Button>
      </DialogEnd>
    </>
  );
}
