import { IconCircleCheck } from "@tabler/icons-react";
import type { ScimSource } from "../../../../contract/scim.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import { ScimJoin } from "./join.tsx";

/** What the program asked and was not given, with the reason as its own console shows it. */
export function ScimFaults({ source, put }: { source: ScimSource; put: (source: ScimSource) => void }) {
  const t = useWords("scim");
  const time = useTime();
  const write = useMay()("accounts:write");
  const reading = useAsk("GET /scim-sources/{id}/faults", { params: { id: source.id } });
  const refused = reading.data?.items.find(({ status }) => status === 409)?.who ?? "";
  return (
    <Section
      title={t("faults")}
      lead={t("faults_lead")}
      actions={write && <ScimJoin key={refused} source={source} put={put} userName={refused} />}
    >
      <Reading of={reading} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconCircleCheck} title={t("faults_none")} />
          ) : (
            <Table
              label={t("faults")}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { name: t("fault_why"), cell: ({ reason }) => reason },
                { name: t("fault_who"), cell: ({ who }) => who },
                { name: t("fault_what"), cell: ({ what }) => <Mono>{what}</Mono> },
                { name: t("fault_at"), cell: ({ at }) => <time title={time.full(at)}>{time.moment(at)}</time>, tight: true },
              ]}
            />
          )
        }
      </Reading>
    </Section>
  );
}
