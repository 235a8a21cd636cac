import { IconMailForward } from "@tabler/icons-react";
import type { OutboxState } from "../../../contract/outbox.ts";
import { useWords } from "../../platform/i18n.ts";
import { useAskPages } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";

const tones: Record<OutboxState, Tone> = {
  waiting: "plain",
  sending: "plain",
  maybe_sent: "amber",
  sent: "green",
  failed: "red",
  expired: "red",
  canceled: "plain",
};

/** What the desk has written to people, newest first, and whether it has left. */
export function OutboxPage() {
  const t = useWords("settings");
  const time = useTime();
  const messages = useAskPages("GET /outbox", { query: { limit: 50 } });
  return (
    <Page title={t("outbox")} lead={t("outbox.lead")}>
      <Pages
        of={messages}
        rows={8}
        empty={
          <EmptyState icon={IconMailForward} title={t("outbox.none")}>
            {t("outbox.none_how")}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            label={t("outbox")}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { name: t("outbox.subject"), cell: ({ subject }) => subject },
              { name: t("outbox.to"), cell: ({ to }) => to },
              { name: t("outbox.kind"), cell: ({ kind }) => t.maybe(`outbox.kind.${kind}`, {}, kind), tight: true },
              {
                name: t("outbox.state"),
                cell: ({ state }) => <Badge tone={tones[state]}>{t(`outbox.state.${state}`)}</Badge>,
                tight: true,
              },
              {
                name: t("outbox.when"),
                cell: ({ created_at }) => <time title={time.full(created_at)}>{time.moment(created_at)}</time>,
                end: true,
              },
            ]}
          />
        )}
      </Pages>
    </Page>
  );
}
