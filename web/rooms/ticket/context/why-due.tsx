import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Fold } from "../../../ui/fold.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Muted } from "../../../ui/text.tsx";

/** How a ticket came to its due time, one sentence for each piece of it. */
export function WhyDue({ id }: { id: string }) {
  const t = useWords("ticket");
  return (
    <Fold title={t("why_due")}>
      <Sentences id={id} />
    </Fold>
  );
}

function Sentences({ id }: { id: string }) {
  const t = useWords("ticket");
  const reading = useAsk("GET /tickets/{id}/clock", { params: { id } });
  return (
    <Reading of={reading} rows={2}>
      {({ minutes, open_minutes, counted, by_hand, segments }) => (
        <>
          {by_hand && <p>{t("why_due.by_hand")}</p>}
          <ol>
            {segments.map(({ from, says }) => (
              <li key={from}>{says}</li>
            ))}
          </ol>
          {Math.round(minutes) !== Math.round(open_minutes) && <p>{t("why_due.promised", { minutes: Math.round(minutes) })}</p>}
          <Muted>{t("why_due.sum", { minutes: Math.round(open_minutes), counted: Math.round(counted) })}</Muted>
        </>
      )}
    </Reading>
  );
}
