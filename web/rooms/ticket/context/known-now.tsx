import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Card } from "../../../ui/card.tsx";
import { Section } from "./section.tsx";

/** Systemic issues that are known and open. */
export function KnownNow({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const time = useTime();
  const { data } = useAsk("GET /announcements");
  const known = data?.items ?? [];
  if (known.length === 0) return null;
  return (
    <Section title={t("known_now")}>
      {known.map(({ id, announcement, since, reports }) => (
        <Card
          key={id}
          tone="amber"
          title={announcement}
          detail={id === ticket.id ? t("known_now.this") : t("known_now.detail", { n: reports, since: time.moment(since) })}
        />
      ))}
    </Section>
  );
}
