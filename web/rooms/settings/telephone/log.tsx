import { IconPhone } from "@tabler/icons-react";
import { useEffect } from "react";
import type { TelephoneEvent } from "../../../../contract/telephone.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/page.tsx";
import { Pages } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";

const tones: Record<TelephoneEvent["outcome"], Tone> = {
  taken: "green",
  repeated: "plain",
  late: "plain",
  refused: "red",
  too_many: "amber",
};

/** What it told lately: for who connects it, and for who asks why it did not ring. */
export function TelephoneLog({ id }: { id: string }) {
  const t = useWords("telephone");
  const time = useTime();
  const log = useAskPages("GET /telephone-systems/{id}/log", { params: { id }, query: { limit: 25 } });
  // No fact tells it: what telephone systems say would drown all else.
  useEffect(() => {
    const again = setInterval(() => void forget("GET /telephone-systems/{id}/log"), 5000);
    return () => clearInterval(again);
  }, []);
  return (
    <Section title={t("log")} lead={t("log_lead")}>
      <Pages of={log} rows={4} empty={<EmptyState icon={IconPhone} title={t("log_none")} />}>
        {(items) => (
          <Table
            label={t("log")}
            rows={items}
            keyOf={(one) => one.id}
            columns={[
              { name: t("log_what"), cell: ({ type }) => t(`type.${type}`) },
              { name: t("log_number"), cell: ({ number, type }) => (type === "other" ? null : (number ?? t("withheld"))) },
              { name: t("log_who"), cell: ({ who, type }) => (type === "other" ? null : who || t("nobody")) },
              {
                name: t("log_outcome"),
                cell: ({ outcome }) => <Badge tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Badge>,
                tight: true,
              },
              { name: t("log_call"), cell: ({ call_id }) => <Mono>{call_id.slice(0, 24)}</Mono> },
              { name: t("log_when"), cell: ({ at }) => <time title={time.full(at)}>{time.moment(at)}</time>, end: true },
            ]}
          />
        )}
      </Pages>
    </Section>
  );
}
