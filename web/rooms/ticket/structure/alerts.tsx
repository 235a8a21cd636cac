import type { TicketAlert } from "../../../../contract/alerts.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Section } from "../context/section.tsx";
import { given } from "../find-ticket.ts";
import css from "./structure.module.css";

/** Whether a program that watches told something about this ticket: seldom, and then it is asked again while it is looked at. */
const isWatched = ({ channel, merged }: Ticket): boolean => channel === "monitoring" || merged.length > 0;

/** What programs that watch told: since when, how often, and whether it flaps. */
export function Alerts({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { data } = useAsk("GET /tickets/{id}/alerts", { ...given(ticket.number), enabled: isWatched(ticket), refetchInterval: 60_000 });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t("alerts")}>
      {items.map((alert) => (
        <One key={alert.id} alert={alert} />
      ))}
    </Section>
  );
}

function One({ alert: { title, source, status, since, count, last_at, flapping_since, url } }: { alert: TicketAlert }) {
  const t = useWords("ticket");
  const time = useTime();
  return (
    <div className={css.list}>
      <div className={css.head}>
        <span>
          {title} <Badge tone={status === "firing" ? "red" : "green"}>{t(`alert.${status}`)}</Badge>{" "}
          {flapping_since && <Badge tone="amber">{t("alert.flapping")}</Badge>}
        </span>
      </div>
      <p className={css.small}>
        {[
          t(`alert.${status}_since`, { since: time.moment(since) }),
          t("alert.count", { n: count }),
          t("alert.last", { at: time.moment(last_at) }),
          flapping_since && t("alert.flapping_since", { since: time.moment(flapping_since) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className={css.small}>{source}</p>
      {url && (
        <a href={url} target="_blank" rel="noreferrer noopener">
          {t("alert.open")}
        </a>
      )}
    </div>
  );
}
