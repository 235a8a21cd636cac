import type { RequesterTicket } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Banner } from "../../ui/banner.tsx";
import { useSayWhen } from "./say-when.ts";

/** What the desk has promised to whoever asked, and by when. */
export function Promised({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  const when = useSayWhen();
  const { data } = useAsk("GET /tickets/{id}/promises-told", { params: { id: String(ticket.number) } });
  return data?.items.map(({ id, what, words, due_at }) => (
    <Banner key={id} title={t(`promised.${what}`, { by: when.moment(due_at), words })}>
      {what === "other" ? null : words || null}
    </Banner>
  ));
}
