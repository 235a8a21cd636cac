import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useNow } from "../../../platform/now.ts";
import { amount } from "../../../platform/time.ts";
import { TierMark } from "../../../ui/tier-mark.tsx";
import css from "./context.module.css";
import { Section } from "./section.tsx";

/** Where the ticket has been, from the first tier to where it is now, and for how long. */
export function Stays({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const now = useNow(60_000);
  if (ticket.stays.length < 2) return null;
  return (
    <Section title={t("stays")}>
      <ol className={css.stays}>
        {ticket.stays.map(({ id, team, from, to, outcome, accepted_by }) => (
          <li key={id} className={css.stay} data-now={to === null || undefined}>
            <TierMark tier={team.tier} />
            <span className={css.names}>
              <span>{team.name}</span>
              <span className={css.small}>
                {[
                  amount(ui, (to ? Date.parse(to) : Math.max(now, Date.parse(from))) - Date.parse(from)),
                  outcome ? t(`stay.${outcome}`) : to === null ? t("stay.now") : "",
                  accepted_by?.name,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
