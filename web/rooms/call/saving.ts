import { useMemo } from "react";
import type { Draft } from "../../platform/drafts.ts";
import type { Refusal } from "../../platform/client.ts";
import { useSaved, type TicketWords, type ContactWords } from "./savers.ts";
import type { SaveState, Saver } from "./saver.ts";

export interface Saving {
  state: SaveState;
  error: Refusal | null;
  /** Sends everything that is unsent now. False: something did not arrive. */
  flush(): Promise<boolean>;
}

const order: readonly SaveState[] = ["failed", "saving", "waiting", "saved"];
const draftStates = { empty: "saved", loading: "saved", unread: "saved", waiting: "waiting", saved: "saved", failed: "failed" } as const;

/** The worst of several states: one that failed is not hidden by others that are well. */
export const worstOf = (states: readonly SaveState[]): SaveState => order.find((state) => states.includes(state)) ?? "saved";

export function useSaving(
  ticket: Saver<TicketWords>,
  contact: Saver<ContactWords>,
  drafts: readonly Pick<Draft, "state" | "flush">[],
): Saving {
  const ofTicket = useSaved(ticket);
  const ofContact = useSaved(contact);
  const state = worstOf([ofTicket.state, ofContact.state, ...drafts.map((draft) => draftStates[draft.state])]);
  const error = ofTicket.error ?? ofContact.error;
  return useMemo(
    () => ({
      state,
      error,
      async flush() {
        for (const draft of drafts) draft.flush();
        const saved = await Promise.all([ticket.flush(), contact.flush()]);
        return saved.every(Boolean);
      },
    }),
    // The drafts are the same ones for as long as the call is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [state, error, ticket, contact],
  );
}
