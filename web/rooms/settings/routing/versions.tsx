import type { RoutingRule } from "../../../../contract/routing.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { toast } from "../../../ui/toast.tsx";
import { VersionsTable } from "../versions-table.tsx";

/** What a rule was, and an earlier version taken up again. */
export function RoutingVersions({ rule, onDone }: { rule: RoutingRule; onDone: () => void }) {
  const t = useWords("routing");
  const shared = useWords("settings");
  const reading = useAsk("GET /routing-rules/{id}/versions", { params: { id: rule.id } });
  const back = useTell("POST /routing-rules/{id}/rollbacks", {
    done: (after) => {
      onDone();
      void forget("GET /routing-rules");
      void forget("GET /routing-rules/{id}/versions");
      toast.told(shared("versions.done", { n: after.version }));
    },
  });
  return (
    <Section title={shared("versions")}>
      <Reading of={reading} rows={2}>
        {({ items }) => (
          <VersionsTable
            rows={items}
            now={rule.version}
            what={({ filter, way, accept_minutes: n }) =>
              [filter, t(`way.${way}`), t("versions.minutes", { n })].filter(Boolean).join(" · ")
            }
            busy={back.isPending}
            onBack={(version) => back.mutate({ params: { id: rule.id }, body: { version } })}
          />
        )}
      </Reading>
    </Section>
  );
}
