import type { TicketMerge } from "../../../../contract/merges.ts";
import { call, isRefusal } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { toast } from "../../../ui/toast.tsx";
import { readAnew, settle } from "../find-ticket.ts";

/** Takes a merged ticket out again; both are read anew. */
export function useUndoMerge(): (merge: TicketMerge) => Promise<void> {
  const t = useWords("ticket");
  return async ({ id, from, into }) => {
    try {
      settle(await call("DELETE /tickets/{id}/merges/{merge}", { params: { id: from.id, merge: id } }));
      readAnew(into.number);
      toast.told(t("merge.undone", { from: from.number, into: into.number }));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    }
  };
}
