import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Facts } from "../../../ui/facts.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Heading, Mono, Prose } from "../../../ui/text.tsx";
import { useOutcome } from "./outcome.ts";

/** One delivery to the byte, and every try. */
export function DeliveryShown({ webhookId, id }: { webhookId: string; id: string }) {
  const t = useWords("programs");
  const time = useTime();
  const outcome = useOutcome();
  const reading = useAsk("GET /webhooks/{id}/deliveries/{delivery}", { params: { id: webhookId, delivery: id }, refetchInterval: 3000 });
  return (
    <Reading of={reading} rows={3}>
      {({ message_id, body, tries, next_try_at }) => (
        <Stack>
          <Facts
            facts={[
              { name: t("delivery.id"), value: <Mono>{message_id}</Mono> },
              next_try_at !== null && { name: t("delivery.next"), value: time.full(next_try_at) },
            ]}
          />
          <Heading>{t("delivery.body")}</Heading>
          <Prose>
            <Mono>{JSON.stringify(JSON.parse(body), null, 2)}</Mono>
          </Prose>
          <Heading>{t("delivery.tries")}</Heading>
          {tries.length === 0 ? (
            <p>{t("delivery.untried")}</p>
          ) : (
            <Table
              label={t("delivery.tries")}
              rows={tries}
              keyOf={({ attempt }) => String(attempt)}
              columns={[
                { name: t("delivery.when"), cell: ({ at }) => <time title={time.full(at)}>{time.moment(at)}</time>, tight: true },
                { name: t("delivery.outcome"), cell: outcome, tight: true },
                { name: t("delivery.took"), cell: ({ duration_ms }) => t("delivery.ms", { n: duration_ms }), end: true, tight: true },
                { name: t("delivery.answer"), cell: ({ answer }) => answer && <Mono>{answer}</Mono> },
              ]}
            />
          )}
        </Stack>
      )}
    </Reading>
  );
}
