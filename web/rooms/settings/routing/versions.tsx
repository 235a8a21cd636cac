import type { RoutingRule } from "../../../../contract/routing.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { toast } from "../../../ui/toast.tsx";

/** What a rule was, and an earlier version taken up again. */
export function RoutingVersions({ rule, onDone }: { rule: RoutingRule; onDone: () => void }) {
  const t = useWords("routing");
  const time = useTime();
  const reading = useAsk("GET /routing-rules/{id}/versions", { params: { id: rule.id } });
  const back = useTell("POST /routing-rules/{id}/rollbacks", {
    done: (after) => {
      onDone();
      void forget("GET /routing-rules");
      void forget("GET /routing-rules/{id}/versions");
      toast.told(t("versions.done", { n: after.version }));
    },
  });
  return (
    <Section title={t("versions")}>
      <Reading of={reading} rows={2}>
        {({ items }) => (
          <Table
            label={t("versions")}
            rows={items}
            keyOf={({ version }) => String(version)}
            columns={[
              { name: t("version"), cell: ({ version, restored }) => t("versions.number", { n: version, of: restored ?? 0 }) },
              {
                name: t("versions.what"),
                cell: ({ filter, way, accept_minutes: n }) =>
                  [filter, t(`way.${way}`), t("versions.minutes", { n })].filter(Boolean).join(" · "),
              },
              { name: t("versions.by"), cell: ({ changed_by }) => changed_by.name },
              {
                name: t("versions.at"),
                cell: ({ changed_at }) => <time title={time.full(changed_at)}>{time.moment(changed_at)}</time>,
                end: true,
              },
            ]}
            actions={({ version }) =>
              version === rule.version ? null : (
                <Button size="small" busy={back.isPending} onClick={() => back.mutate({ params: { id: rule.id }, body: { version } })}>
                  {t("versions.back", { n: version })}
                </Button>
              )
            }
          />
        )}
      </Reading>
    </Section>
  );
}
