import { IconArrowDown } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Ticket, TicketSummary } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk, useAskPages } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { Button } from "../../../ui/button.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { MailOfTicket } from "../../mail/index.ts";
import { HandoverCard } from "../acts/handover-card.tsx";
import { useLeaving } from "../editor/outbox.ts";
import { given, timelinePage } from "../find-ticket.ts";
import { Sides } from "../side/sides.tsx";
import { Entry } from "./entry.tsx";
import { fold } from "./fold.ts";
import { useNews } from "./news.ts";
import { useScroll } from "./scroll.ts";
import { TimelineSkeleton } from "./skeleton.tsx";
import { inOrder, opening, stillLeaving } from "./story.ts";
import css from "./timeline.module.css";

/** What happened, oldest first, its end in sight; a handover that waits to be accepted stands before it. Mounted anew for each ticket. */
export function Timeline({ summary, ticket }: { summary: TicketSummary; ticket: Ticket | undefined }) {
  const t = useWords("ticket");
  const me = useMe();
  const pages = useAskPages("GET /tickets/{id}/timeline", { ...given(summary.number), query: timelinePage, keepPrevious: false });
  const entries = useMemo(() => inOrder(pages.items), [pages.items]);
  const leaving = stillLeaving(useLeaving(), summary.number, entries);
  const loaded = !pages.isLoading && !pages.error && ticket !== undefined;
  const { news } = useNews(entries, loaded, me.id);
  const mine = entries.findLast(({ kind, author }) => kind !== "event" && kind !== "contact" && author?.id === me.id)?.id;
  const sides = useAsk("GET /tickets/{id}/side-conversations", given(summary.number));
  const { scroller, below, toEnd } = useScroll({
    loaded,
    whole: loaded && sides.data !== undefined,
    first: entries[0]?.id,
    last: entries.at(-1)?.id,
    own: leaving.at(-1)?.id ?? mine,
    atTop: ticket?.accepted === false,
  });
  const fresh = new Set(news.map(({ id }) => id));

  if (pages.error && entries.length === 0) return <ErrorState error={pages.error} retry={() => void pages.refetch()} />;
  if (!loaded) return <TimelineSkeleton />;
  const first = opening(ticket, pages.items);
  return (
    <MailOfTicket number={summary.number} entries={pages.items}>
      <div className={css.frame}>
        <div ref={scroller} className={css.scroller} tabIndex={0} role="region" aria-label={t("timeline")}>
          <HandoverCard ticket={ticket} />
          <ol className={css.entries}>
            {first && <Entry entry={first} ticket={ticket} fresh={false} />}
            {pages.hasMore && (
              <li className={css.earlier}>
                <Button size="small" busy={pages.isFetching} onClick={pages.more}>
                  {t("earlier")}
                </Button>
              </li>
            )}
            {fold(entries).map((entry) => (
              <Entry key={entry.id} entry={entry} ticket={ticket} fresh={fresh.has(entry.id)} />
            ))}
            {leaving.map((entry) => (
              <Entry key={entry.id} entry={entry} ticket={ticket} fresh={false} sending />
            ))}
          </ol>
          <Sides ticket={ticket} sides={sides.data?.items ?? []} />
        </div>
        {below > 0 && (
          <div className={css.pill}>
            <Button size="small" icon={IconArrowDown} onClick={toEnd}>
              {t("news", { n: below })}
            </Button>
          </div>
        )}
        <p role="status" className="unseen">
          {news.length > 0 && t("news_said", { n: news.length })}
        </p>
      </div>
    </MailOfTicket>
  );
}
