import type { Rule } from "../../../../contract/rules.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { toast } from "../../../ui/toast.tsx";
import { VersionsTable } from "../versions-table.tsx";
import { useActWords } from "./act-words.ts";
import { useWhen } from "./when-words.ts";

/** What a rule was, and an earlier version taken up again. */
export function RuleVersions({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const shared = useWords("settings");
  const sayAct = useActWords();
  const say = useWhen();
  const reading = useAsk("GET /rules/{id}/versions", { params: { id: rule.id } });
  const back = useTell("POST /rules/{id}/rollbacks", {
    done: (after) => {
      onDone();
      void forget("GET /rules");
      void forget("GET /rules/{id}/versions");
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
            what={(one) => [say(one.when), one.filter, ...one.acts.map((act) => sayAct(act, rule.names))].filter(Boolean).join(" · ")}
            busy={back.isPending}
            onBack={(version) => back.mutate({ params: { id: rule.id }, body: { version } })}
          />
        )}
      </Reading>
    </Section>
  );
}
