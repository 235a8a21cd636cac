import { useEffect, useState } from "react";
import type { RecountShown } from "../../../../contract/clock-recounts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Button } from "../../../ui/button.tsx";
import { Meter } from "../../../ui/meter.tsx";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import { CountManyAnew } from "./count-many-anew.tsx";

const few = 5;

/** What was counted anew for many tickets, how far that is, and the way to have it done. `calendar`: only what counts by it. */
export function Recounts({ calendar }: { calendar?: string }) {
  const t = useWords("levels");
  const time = useTime();
  const query = { limit: few, ...(calendar && { calendar }) };
  const [running, setRunning] = useState(false);
  const reading = useAsk("GET /clock-recounts", { query, ...(running && { refetchInterval: 1000 }) });
  const goesOn = reading.data?.items.some(({ state }) => state === "running") ?? false;
  useEffect(() => setRunning(goesOn), [goesOn]);
  return (
    <Section title={t("anew")} lead={t(calendar ? "anew_lead_calendar" : "anew_lead")} actions={<CountManyAnew calendar={calendar} />}>
      <Reading of={reading} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Muted>{t("anew_none")}</Muted>
          ) : (
            <Table
              label={t("anew")}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { name: t("from"), cell: ({ started_at: at }) => time.moment(at), tight: true },
                { name: t("by"), cell: ({ by }) => by?.name ?? t("desk") },
                { name: t("anew_why"), cell: ({ reason }) => reason },
                { name: t("anew_state"), cell: (one) => <HowFar of={one} /> },
              ]}
              actions={(one) => one.state === "running" && <Stop id={one.id} />}
            />
          )
        }
      </Reading>
    </Section>
  );
}

function HowFar({ of: { state, total, done, moved } }: { of: RecountShown }) {
  const t = useWords("levels");
  return (
    <span role="status">
      {state === "running" && <Meter value={done} max={Math.max(1, total)} size="small" />}
      {t(`anew_state.${state}`, { total, done, moved })}
    </span>
  );
}

function Stop({ id }: { id: string }) {
  const t = useWords("levels");
  const stop = useTell("POST /clock-recounts/{id}/cancellation", { done: () => void forget("GET /clock-recounts") });
  return (
    <Button size="small" busy={stop.isPending} onClick={() => stop.mutate({ params: { id } })}>
      {t("anew_stop")}
    </Button>
  );
}
