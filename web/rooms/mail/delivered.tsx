import { IconAlertTriangle, IconBan, IconClock, IconMailCheck, IconMailX, type Icon } from "@tabler/icons-react";
import type { OutboxState } from "../../../contract/outbox.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { toast } from "../../ui/toast.tsx";
import css from "./letter.module.css";
import { useMailOfTicket, type Delivery } from "./mail-of-ticket.tsx";

const marks: Record<OutboxState, Icon> = {
  waiting: IconClock,
  sending: IconClock,
  maybe_sent: IconAlertTriangle,
  sent: IconMailCheck,
  failed: IconMailX,
  expired: IconMailX,
  canceled: IconBan,
};

/** How far a reply came by mail, one quiet line for each who gets it. */
export function Delivered({ entry }: { entry: string }) {
  const t = useWords("mail");
  const deliveries = useMailOfTicket().deliveries.get(entry);
  if (!deliveries) return null;
  return (
    <ul className={css.marks} aria-label={t("delivery")}>
      {deliveries.map((delivery) => (
        <Mark key={delivery.id} delivery={delivery} />
      ))}
    </ul>
  );
}

function Mark({ delivery }: { delivery: Delivery }) {
  const t = useWords("mail");
  const time = useTime();
  const { id, person, to, state, sent_at, next_try_at, attempts, explanation, server_said, can } = delivery;
  const Glyph = marks[state];
  const again = () => void forget("GET /tickets/{id}/deliveries");
  const retry = useTell("POST /outbox/{id}/retries", { done: () => (again(), toast.told(t("delivery.retried"))) });
  const cancel = useTell("POST /outbox/{id}/cancellations", { done: again });
  const wrong = state === "failed" || state === "expired";
  const late = state === "maybe_sent" || (state === "waiting" && attempts > 0);
  const at = sent_at ?? (late ? next_try_at : null);
  return (
    <li className={css.mark} data-wrong={wrong || undefined} data-late={late || undefined} title={to}>
      <Glyph size={14} stroke={1.75} aria-hidden />
      <span>
        {t(`delivery.${state}`, { name: person?.name ?? to, late: late ? "yes" : "no", at: at ? time.moment(at) : "" })}
        {explanation && ` ${explanation}`}
        {server_said && (wrong || late) && ` ${t("delivery.said", { words: server_said })}`}
      </span>
      {can.retry && (wrong || late || state === "canceled") && (
        <button type="button" className={css.link} disabled={retry.isPending} onClick={() => retry.mutate({ params: { id } })}>
          {t("delivery.retry")}
        </button>
      )}
      {can.cancel && (
        <button type="button" className={css.link} disabled={cancel.isPending} onClick={() => cancel.mutate({ params: { id } })}>
          {t("delivery.cancel")}
        </button>
      )}
    </li>
  );
}
