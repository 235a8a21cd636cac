import { IconInbox } from "@tabler/icons-react";
import { useState } from "react";
import type { RequesterTicket } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { useMe } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useColleaguesTickets, useMyTickets } from "./my-tickets.ts";
import { Section } from "./page.tsx";
import { mineFirst } from "./progress.ts";
import { TicketCard, TicketCardsToCome } from "./ticket-card.tsx";
import css from "./tickets.module.css";

/** Mine that are under way; beside them my colleagues', when I may see any. */
export function Tickets() {
  const t = useWords("portal");
  const me = useMe();
  const mine = useMyTickets("open");
  const colleagues = useColleaguesTickets();
  const [whose, show] = useState<"mine" | "colleagues">("mine");
  const all = (
    <Link to={paths.portalHistory()} className={css.all}>
      {t("mine.all")}
    </Link>
  );
  const both = colleagues.items.length > 0;
  const shown = both && whose === "colleagues" ? colleagues : mine;
  return (
    <Section title={t("mine.title")} aside={all}>
      {both && (
        <Tabs
          label={t("colleagues.tabs")}
          value={whose}
          onChange={show}
          controls="portal-tickets"
          tabs={[
            { value: "mine", label: t("mine.title") },
            { value: "colleagues", label: t("colleagues.title") },
          ]}
        />
      )}
      <div id="portal-tickets" {...(both && { role: "tabpanel", "aria-label": t(whose === "mine" ? "mine.title" : "colleagues.title") })}>
        {shown.error ? (
          <ErrorState error={shown.error} retry={() => void shown.refetch()} />
        ) : shown.isLoading ? (
          <TicketCardsToCome label={t("mine.title")} />
        ) : shown.items.length === 0 ? (
          <p className={css.empty}>
            <IconInbox size={20} stroke={1.75} aria-hidden />
            <span>
              <strong>{t("mine.empty")}</strong>
              {t("mine.empty_words")}
            </span>
          </p>
        ) : (
          <Cards tickets={mineFirst(shown.items, me.id)} hasMore={shown.hasMore} more={shown.more} />
        )}
      </div>
    </Section>
  );
}

/** Cards one below the other; never cut silently. */
export function Cards({ tickets, hasMore, more }: { tickets: readonly RequesterTicket[]; hasMore: boolean; more: () => void }) {
  const t = useWords("portal");
  return (
    <>
      <ul className={css.cards}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <div className={css.more}>
          <Button onClick={more}>{t("mine.more")}</Button>
        </div>
      )}
    </>
  );
}
