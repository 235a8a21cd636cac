import type { OutboxLook } from "../../../contract/outbox.ts";
import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { forget, useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Table } from "../../ui/table.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import { toast } from "../../ui/toast.tsx";
import css from "./outbox.module.css";

type Message = Answer<"GET /outbox">["items"][number];

const tones: Record<OutboxLook, Tone> = {
  waiting: "plain",
  sending: "plain",
  maybe_sent: "amber",
  sent: "green",
  failed: "red",
  bounced: "red",
  expired: "red",
  canceled: "plain",
};

export const readOutboxAgain = () => void Promise.all([forget("GET /outbox"), forget("GET /outbox/counts")]);

export function OutboxRows({ items }: { items: readonly Message[] }) {
  const t = useWords("settings");
  const time = useTime();
  return (
    <Table
      label={t("outbox")}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { name: t("outbox.subject"), cell: (message) => <What message={message} /> },
        { name: t("outbox.to"), cell: ({ to }) => to },
        { name: t("outbox.kind"), cell: ({ kind }) => t.maybe(`outbox.kind.${kind}`, {}, kind), tight: true },
        {
          name: t("outbox.state"),
          cell: ({ state, bounced }) => {
            const look = bounced ? "bounced" : state;
            return <Badge tone={tones[look]}>{t(`outbox.state.${look}`)}</Badge>;
          },
          tight: true,
        },
        {
          name: t("outbox.when"),
          cell: ({ created_at }) => <time title={time.full(created_at)}>{time.moment(created_at)}</time>,
          end: true,
        },
      ]}
      actions={(message) => <Acts message={message} />}
    />
  );
}

/** What it says, about which ticket, and why it is not there yet. */
function What({ message: { subject, withheld, ticket_number, explanation, server_said, state } }: { message: Message }) {
  const t = useWords("settings");
  const mail = useWords("mail");
  return (
    <span className={css.what}>
      <span>{withheld ? t("outbox.withheld") : subject}</span>
      {explanation && <span className={css.why}>{explanation}</span>}
      {server_said && state !== "sent" && <span className={css.why}>{mail("delivery.said", { words: server_said })}</span>}
      {ticket_number !== null && (
        <Link to={paths.ticket(ticket_number)} aria-label={t("failures.ticket", { number: String(ticket_number) })}>
          <TicketNumber number={ticket_number} />
        </Link>
      )}
    </span>
  );
}

function Acts({ message: { id, can, state } }: { message: Message }) {
  const t = useWords("mail");
  const retry = useTell("POST /outbox/{id}/retries", { done: () => (readOutboxAgain(), toast.told(t("delivery.retried"))) });
  const cancel = useTell("POST /outbox/{id}/cancellations", { done: readOutboxAgain });
  return (
    <span className={css.acts}>
      {can.retry && (state !== "waiting" || !can.cancel) && (
        <Button size="small" busy={retry.isPending} onClick={() => retry.mutate({ params: { id } })}>
          {t("delivery.retry")}
        </Button>
      )}
      {can.cancel && (
        <Button size="small" kind="quiet" busy={cancel.isPending} onClick={() => cancel.mutate({ params: { id } })}>
          {t("delivery.cancel")}
        </Button>
      )}
    </span>
  );
}
