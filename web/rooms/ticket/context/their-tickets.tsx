import type { Ticket } from "../../../../contract/tickets.ts";
import type { Answer } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { Card } from "../../../ui/card.tsx";
import { useDeskPlace } from "./desk-place.ts";
import { firstName } from "../find-ticket.ts";
import css from "./context.module.css";
import { Section } from "./section.tsx";
import { subjectOf } from "../../../platform/subject.ts";

const shown = 4;
type Row = Answer<"GET /tickets">["items"][number];
const open = (row: Row) => row.status !== "resolved" && row.status !== "closed";

/** What else the requester has open with us, and how much there was before. */
export function TheirTickets({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const at = useDeskPlace();
  const { requester } = ticket;
  const { data } = useAsk("GET /tickets", { query: { requester: requester?.id ?? "", limit: 50 }, enabled: requester !== null });
  if (!requester || !data) return null;
  const others = data.items.filter((row) => row.id !== ticket.id);
  if (others.length === 0) return null;
  const active = others.filter(open);
  return (
    <Section title={t("their.title", { name: firstName(requester.name) })}>
      {active.slice(0, shown).map((row) => (
        <Card key={row.id} to={at(row.number)} title={subjectOf(row)} detail={`#${row.number} · ${ui(`status.${row.status}`)}`} />
      ))}
      <p className={css.small}>
        <Link to={paths.person(requester.id)}>{t("their.before", { n: others.length, more: data.next_cursor ? "yes" : "no" })}</Link>
        {active.length > shown && ` · ${t("their.more_open", { n: active.length - shown })}`}
      </p>
    </Section>
  );
}
