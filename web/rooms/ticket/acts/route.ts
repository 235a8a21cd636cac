import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useTell } from "../../../platform/queries.ts";
import { toast } from "../../../ui/toast.tsx";

/** Has routing look for somebody who takes it; who has it keeps it until then. */
export function useRoute({ id }: Pick<Ticket, "id">): () => void {
  const t = useWords("ticket");
  const ask = useTell("POST /tickets/{id}/routings", {
    done: () => {
      toast.told(t("routing.asked"));
      void forget("GET /tickets/{id}/routing");
    },
  });
  return () => ask.mutate({ params: { id } });
}
