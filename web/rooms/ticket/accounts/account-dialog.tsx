import { useState } from "react";
import type { AccountActionShown } from "../../../../contract/directory-accounts.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { given } from "../find-ticket.ts";
import type { AskedAction, Place } from "./asked.ts";
import { Ask } from "./ask.tsx";
import { Ended } from "./ended.tsx";
import { useAccounts } from "./use-accounts.ts";
import { Which } from "./which.tsx";

interface AccountDialogProps {
  ticket: Ticket;
  action: AskedAction;
  /** Null: theirs, or one of them that is chosen. */
  place: Place | null;
  /** The action that is taken back. */
  undoOf: string;
  onClose: () => void;
}

/** One thing that is done to one account: what it is, what it writes, on whose word, and what became of it. */
export function AccountDialog({ ticket, action, place, undoOf, onClose }: AccountDialogProps) {
  const t = useWords("accounts");
  const [chosen, choose] = useState<Place | null>(null);
  const [begun, setBegun] = useState<AccountActionShown | null>(null);
  const [undoing, setUndoing] = useState<AccountActionShown | null>(null);
  const { data } = useAsk("GET /tickets/{id}/account-actions", given(ticket.number));
  const theirs = useAccounts(ticket).filter(({ writes }) => writes);
  const undone = undoing ?? (action === "undo" ? data?.items.find(({ id }) => id === undoOf) : undefined);
  if (begun) return <Ended id={begun.id} begun={begun} ticket={ticket} onUndo={undo} onClose={onClose} />;
  if (undone)
    return <Ask key={undone.id} ticket={ticket} action="undo" undone={undone} place={null} onBegun={setBegun} onClose={onClose} />;
  if (action === "undo") return null;
  if (action === "create") return <Ask ticket={ticket} action={action} place={null} onBegun={setBegun} onClose={onClose} />;
  const [first] = theirs;
  const of = chosen ?? place ?? (first ? { directory: first.directory.id, key: first.key } : null);
  if (!of) return <p>{t("none_to_write")}</p>;
  return (
    <>
      {!place && theirs.length > 1 && <Which accounts={theirs} chosen={of} onChoose={choose} />}
      <Ask key={of.key} ticket={ticket} action={action} place={of} onBegun={setBegun} onClose={onClose} />
    </>
  );

  function undo(one: AccountActionShown) {
    setBegun(null);
    setUndoing(one);
  }
}
