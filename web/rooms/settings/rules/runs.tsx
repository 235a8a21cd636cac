import type { RuleRun } from "../../../../contract/rules.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import { subjectOf } from "../../../platform/subject.ts";

const tones = { done: "green", unchanged: "quiet", refused: "amber", failed: "red", stopped: "red" } as const;

/** What a rule did, newest first. */
export function RuleRuns({ id }: { id: string }) {
  const t = useWords("rules");
  const acts = useWords("ready");
  const time = useTime();
  const { items, more, hasMore } = useAskPages("GET /rules/{id}/runs", { params: { id }, query: { limit: 10 } });
  const did = ({ steps }: RuleRun) =>
    steps
      .filter(({ result }) => result !== "unchanged")
      .map(({ act, refusal }) => [acts.maybe(`act.${act}`, {}, act), refusal].filter(Boolean).join(": "))
      .join(" · ");
  return (
    <Section title={t("runs")} lead={t("runs.lead")}>
      {items.length === 0 ? (
        <Muted>{t("runs.none")}</Muted>
      ) : (
        <Table
          label={t("runs")}
          rows={items}
          keyOf={(run) => run.id}
          columns={[
            {
              name: t("ticket"),
              cell: ({ ticket }) => <Link to={paths.ticket(ticket.number)}>{`#${ticket.number} ${subjectOf(ticket)}`}</Link>,
            },
            { name: t("runs.result"), cell: ({ result }) => <Badge tone={tones[result]}>{t(`result.${result}`)}</Badge>, tight: true },
            { name: t("runs.did"), cell: did },
            { name: t("at"), cell: ({ at }) => <time title={time.full(at)}>{time.moment(at)}</time>, end: true },
          ]}
        />
      )}
      {hasMore && <Button onClick={more}>{t("runs.more")}</Button>}
    </Section>
  );
}
