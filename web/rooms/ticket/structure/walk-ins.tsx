import type { WalkIn } from "../../../../contract/walk-ins.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Section } from "../context/section.tsx";
import { given } from "../find-ticket.ts";
import css from "./structure.module.css";

/** When somebody came about this ticket, how long they waited, and what they said of it afterwards. */
export function WalkIns({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const may = useMay()("contacts:read");
  const { data } = useAsk("GET /tickets/{id}/walk-ins", {
    ...given(ticket.number),
    enabled: may && ticket.channel === "walk_in",
    staleTime: 10_000,
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t("walk_ins")}>
      {items.map((one) => (
        <One key={one.id} one={one} />
      ))}
    </Section>
  );
}

const tones = { good: "green", fair: undefined, poor: "amber" } as const;

function One({ one: { label, arrived_at, waited_seconds, counter, technician, rating, served_at } }: { one: WalkIn }) {
  const t = useWords("ticket");
  const time = useTime();
  const { language } = useMe();
  const said = [
    time.moment(arrived_at),
    language === "nb" ? counter.name_nb : counter.name_en,
    served_at && t("walk_in.waited", { n: Math.round(waited_seconds / 60) }),
    technician?.name,
  ];
  return (
    <div className={css.list}>
      <div className={css.head}>
        <span>
          {label} {rating && <Badge tone={tones[rating]}>{t(`walk_in.${rating}`)}</Badge>}
        </span>
      </div>
      <p className={css.small}>{said.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
