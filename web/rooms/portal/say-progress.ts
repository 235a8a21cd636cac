import type { RequesterTicket } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { useMe } from "../../platform/session.tsx";
import { useNow } from "../../platform/time.ts";
import { whatComesNext, whereIsIt, type NextWord } from "./progress.ts";
import { useSayWhen } from "./say-when.ts";

/** Where a ticket is and what comes next, in one or two plain sentences. */
export function useSayProgress(): (ticket: RequesterTicket, word: NextWord | null | undefined) => { where: string; next: string | null } {
  const t = useWords("portal");
  const when = useSayWhen();
  const now = useNow(60_000);
  const me = useMe();
  return (ticket, word) => {
    const { key, at, name } = whereIsIt(ticket, me.id);
    const next = whatComesNext(ticket, word, now);
    return {
      where: t.maybe(key, { moment: at && when.moment(at), day: at && when.day(at), name }),
      next: next && t(next.key, { name: ticket.with, by: when.moment(next.by) }),
    };
  };
}
