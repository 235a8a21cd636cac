import type { Ticket } from "../../../../contract/tickets.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { Facts } from "../../../ui/facts.tsx";
import { At } from "../timeline/at.tsx";
import { Section } from "./section.tsx";
import { WhyAsked } from "./why-asked.tsx";
import { WhyDue } from "./why-due.tsx";

/** Times and origins: what is looked up now and then. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const when = (name: string, at: string | null) => (at ? { name, value: <At at={at} /> } : null);
  const from = [ticket.source, ticket.external_id].filter(Boolean).join(" ");
  return (
    <Section title={t("ticket")}>
      <Facts
        facts={[
          ticket.request_type && { name: t("fact.request_type"), value: inMyLanguage(ticket.request_type.name) },
          when(t("opened"), ticket.opened_at),
          when(t("due"), ticket.due_at),
          when(t("waits_until"), ticket.waiting_until),
          when(t("solved"), ticket.resolved_at),
          when(t("confirmed"), ticket.confirmed_at),
          ticket.reopened > 0 && { name: t("reopened"), value: t("times", { n: ticket.reopened }) },
          ticket.solved_on_first_contact === true && { name: t("first_contact"), value: t("yes") },
          from !== "" && { name: t("from_elsewhere"), value: from },
        ]}
      />
      {ticket.due_at && <WhyDue id={ticket.id} mayWork={ticket.can.work} />}
      <WhyAsked id={ticket.id} />
    </Section>
  );
}
