import { IconSend } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { deliveryState, type DeliveryState, type Webhook } from "../../../../contract/webhooks.ts";
import { useWords } from "../../../platform/i18n.ts";
import { usePlace, useSetSearch } from "../../../platform/place.tsx";
import { forget, useAsk, useAskPages, useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge, Chip, type Tone } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/page.tsx";
import { Pages } from "../../../ui/reading.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { toast } from "../../../ui/toast.tsx";
import { DeliveryShown } from "./delivery-shown.tsx";
import { useOutcome } from "./outcome.ts";
import { ReplayAll } from "./replay-all.tsx";

const tones: Record<DeliveryState, Tone> = { waiting: "plain", delivered: "green", failed: "red", canceled: "plain" };
const states: readonly DeliveryState[] = ["failed", "waiting", "delivered", "canceled"];

/** What it was told, newest first, and what was answered. */
export function Deliveries({ webhook, write }: { webhook: Webhook; write: boolean }) {
  const t = useWords("programs");
  const facts = useWords("settings");
  const time = useTime();
  const outcome = useOutcome();
  const { id } = webhook;
  const { search } = usePlace<{ state?: string }>();
  const setSearch = useSetSearch<{ state?: string }>();
  const [open, show] = useState<string | null>(null);
  const state = deliveryState.safeParse(search.state).data;
  const log = useAskPages("GET /webhooks/{id}/deliveries", { params: { id }, query: { limit: 25, ...(state && { state }) } });
  // What waits is sent in a moment, and no fact tells it: the log of each address would drown the others.
  const standing = useAsk("GET /webhooks/{id}", { params: { id }, refetchInterval: 3000 }).data;
  const seen = JSON.stringify([standing?.waiting, standing?.failed, standing?.last_ok_at, standing?.failing_since]);
  const waits = (standing?.waiting ?? 0) > 0;
  useEffect(() => {
    const read = () => void forget("GET /webhooks/{id}/deliveries");
    read();
    const again = waits ? setInterval(read, 3000) : undefined;
    return () => clearInterval(again);
  }, [seen, waits]);
  const replay = useTell("POST /webhooks/{id}/deliveries/{delivery}/replays", {
    done: () => {
      void forget("GET /webhooks/{id}/deliveries");
      toast.told(t("delivery.replayed"));
    },
  });
  return (
    <Section
      title={t("deliveries")}
      lead={t("deliveries.lead")}
      actions={write && webhook.failed > 0 && webhook.active && <ReplayAll webhook={webhook} />}
    >
      <Row wrap>
        {states.map((each) => (
          <Chip key={each} pressed={state === each} onClick={() => setSearch({ state: state === each ? null : each })}>
            {t(`delivery.state.${each}`)}
          </Chip>
        ))}
      </Row>
      <Pages of={log} rows={4} empty={<EmptyState icon={IconSend} title={t(state ? "deliveries.none_such" : "deliveries.none")} />}>
        {(items) => (
          <Table
            label={t("deliveries")}
            rows={items}
            keyOf={(delivery) => delivery.id}
            columns={[
              {
                name: t("delivery.type"),
                cell: ({ type }) => (type === "webhook.test" ? t("delivery.test") : facts.maybe(`event.${type}`, {}, type)),
              },
              {
                name: t("hook.state"),
                cell: (one) => <Badge tone={tones[one.state]}>{t(`delivery.state.${one.state}`)}</Badge>,
                tight: true,
              },
              { name: t("delivery.outcome"), cell: outcome },
              { name: t("delivery.attempts"), cell: ({ attempts }) => attempts, end: true, tight: true },
              {
                name: t("delivery.when"),
                cell: ({ created_at }) => <time title={time.full(created_at)}>{time.moment(created_at)}</time>,
                end: true,
              },
            ]}
            actions={(delivery) => (
              <Row>
                <Button size="small" kind="quiet" onClick={() => show(delivery.id)}>
                  {t("delivery.show")}
                </Button>
                {write && webhook.active && delivery.state !== "waiting" && (
                  <Button size="small" onClick={() => replay.mutate({ params: { id, delivery: delivery.id } })}>
                    {t("delivery.replay")}
                  </Button>
                )}
              </Row>
            )}
          />
        )}
      </Pages>
      <Dialog open={open !== null} onClose={() => show(null)} title={t("delivery.title")} size="large">
        {open && <DeliveryShown webhookId={id} id={open} />}
      </Dialog>
    </Section>
  );
}
