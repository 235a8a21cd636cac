import { IconArrowBackUp } from "@tabler/icons-react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { TierMark } from "../../../ui/tier-mark.tsx";
import { given } from "../find-ticket.ts";
import { useOpenTicket } from "../open-ticket.ts";
import { At } from "../timeline/at.tsx";
import { useAccept } from "./accept.ts";
import css from "./handover-card.module.css";
import { HandoverParts } from "./handover-parts.tsx";

/** What came with the ticket, above everything else until somebody accepts it or sends it back. */
export function HandoverCard({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { ask } = useOpenTicket();
  const accept = useAccept(ticket);
  const { data } = useAsk("GET /tickets/{id}/handovers", { ...given(ticket.number), enabled: !ticket.accepted });
  const latest = data?.items[0];
  if (ticket.accepted || !latest) return null;
  return (
    <section className={css.card} aria-label={t("handover.title", { team: latest.from.name })}>
      <header className={css.head}>
        <TierMark tier={latest.from.tier} />
        <div className={css.words}>
          <h2 className={css.title}>{t("handover.title", { team: latest.from.name })}</h2>
          <span className={css.meta}>
            {latest.author?.name} · <At at={latest.at} />
          </span>
        </div>
        <span className={css.buttons}>
          {ticket.can.bounce && (
            <Button size="small" icon={IconArrowBackUp} onClick={() => ask("bounce")}>
              {t("bounce")}
            </Button>
          )}
          {ticket.can.accept && (
            <Button size="small" kind="primary" hint="Y" busy={accept.busy} onClick={accept.run}>
              {t("accept")}
            </Button>
          )}
        </span>
      </header>
      <HandoverParts reason={latest.reason} handover={latest} />
    </section>
  );
}
