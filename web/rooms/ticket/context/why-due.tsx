import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Fold } from "../../../ui/fold.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Muted } from "../../../ui/text.tsx";
import { CountAnew } from "./count-anew.tsx";
import { Target } from "./target.tsx";

/** How a ticket came to its due time and to everything else that is promised of it, one sentence for each piece. */
export function WhyDue({ id, mayWork }: { id: string; mayWork: boolean }) {
  const t = useWords("ticket");
  return (
    <Fold title={t("why_due")}>
      <Sentences id={id} mayWork={mayWork} />
    </Fold>
  );
}

function Sentences({ id, mayWork }: { id: string; mayWork: boolean }) {
  const t = useWords("ticket");
  const reading = useAsk("GET /tickets/{id}/clock", { params: { id } });
  return (
    <Reading of={reading} rows={2}>
      {({ minutes, open_minutes, counted, by_hand, segments, targets }) => (
        <>
          {by_hand && <p>{t("why_due.by_hand")}</p>}
          {(by_hand || targets.every(({ metric }) => metric !== "resolution")) && (
            <>
              <ol>
                {segments.map(({ from, says }) => (
                  <li key={from}>{says}</li>
                ))}
              </ol>
              {Math.round(minutes) !== Math.round(open_minutes) && <p>{t("why_due.promised", { minutes: Math.round(minutes) })}</p>}
              <Muted>{t("why_due.sum", { minutes: Math.round(open_minutes), counted: Math.round(counted) })}</Muted>
            </>
          )}
          {targets.map((target) => (
            <Target key={`${target.metric} ${target.began_at}`} target={target} />
          ))}
          {targets.length > 0 && mayWork && <CountAnew id={id} />}
        </>
      )}
    </Reading>
  );
}
