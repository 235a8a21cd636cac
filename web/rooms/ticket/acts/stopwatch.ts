import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { toast } from "../../../ui/toast.tsx";
import { given, show } from "../find-ticket.ts";

/** My stopwatch on this ticket: one press starts it, the next logs the minutes. */
export function useStopwatch(ticket: Ticket): { running: string | null; toggle: () => void } {
  const t = useWords("ticket");
  const me = useMe();
  const { number } = ticket;
  const start = useTell("POST /tickets/{id}/time-entries", {
    optimistic: () => [
      show(number, () => ({
        stopwatch: { id: ticket.id, started_at: new Date().toISOString(), technician: { id: me.id, name: me.name } },
      })),
    ],
  });
  const stop = useTell("POST /tickets/{id}/stopwatch-stops", {
    optimistic: () => [show(number, () => ({ stopwatch: null }))],
    done: ({ minutes }) => toast.told(t("stopwatch.logged", { minutes })),
  });
  const running = ticket.stopwatch?.started_at ?? null;
  return { running, toggle: () => (running ? stop.mutate(given(number)) : start.mutate({ ...given(number), body: {} })) };
}
