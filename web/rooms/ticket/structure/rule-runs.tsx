import type { RuleRun } from "../../../../contract/rules.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useAskPages } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Muted } from "../../../ui/text.tsx";
import css from "./structure.module.css";

const tones = { done: "green", unchanged: "quiet", refused: "amber", failed: "red", stopped: "red" } as const;

/** Which rules had their turn on this ticket, and what each of their acts did or why it did not. Newest first. */
export function RuleRuns({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { items, more, hasMore, isLoading, error, refetch } = useAskPages("GET /tickets/{id}/rule-runs", {
    params: { id: ticket.id },
    query: { limit: 20 },
  });
  if (error && items.length === 0) return <ErrorState error={error} retry={refetch} />;
  return (
    <Stack gap={4}>
      <Muted>{t(items.length === 0 && !isLoading ? "rules.none" : "rules.lead")}</Muted>
      <ol className={css.runs} aria-label={t("rules.title", { number: ticket.number })} aria-busy={isLoading}>
        {items.map((run) => (
          <One key={run.id} run={run} here={ticket.id} />
        ))}
      </ol>
      {hasMore && <Button onClick={more}>{t("rules.more")}</Button>}
    </Stack>
  );
}

function One({ run, here }: { run: RuleRun; here: string }) {
  const t = useWords("ticket");
  const rules = useWords("rules");
  const acts = useWords("ready");
  const time = useTime();
  const shape = useMay()("catalog:write");
  return (
    <li className={css.side}>
      <span className={css.head}>
        {shape ? <Link to={paths.settings("rules", run.rule.id)}>{run.rule.name}</Link> : run.rule.name}
        <Badge tone={tones[run.result]}>{rules(`result.${run.result}`)}</Badge>
      </span>
      <span className={css.small}>
        <time dateTime={run.at} title={time.full(run.at)}>
          {time.moment(run.at)}
        </time>
        {` · ${t("rules.version", { version: run.version })}`}
        {run.ticket.id !== here && ` · #${run.ticket.number}`}
      </span>
      <ul className={css.happens}>
        {run.steps.map(({ act, result, refusal }, at) => (
          <li key={at}>
            {acts.maybe(`act.${act}`, {}, act)} <span className={css.small}>{refusal ?? t(`rules.step.${result}`)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
