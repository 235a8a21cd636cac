import { useEffect, useState } from "react";
import { fieldErrors } from "../../../platform/client.ts";
import { readerLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { timesIn } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Section } from "../../../ui/page.tsx";
import { Muted } from "../../../ui/text.tsx";
import type { RecurrenceValues } from "./draft.ts";
import css from "./recurring.module.css";
import { ruleOf } from "./rule-draft.ts";

const pause = 250;

/** What the fields mean, in words, and the next dates on the clock of the place; said anew a moment after the last change. */
export function Preview({ values }: { values: RecurrenceValues }) {
  const t = useWords("recurring");
  const ui = useWords("ui");

  const { starts_on, time, time_zone } = values;
  const asked = JSON.stringify({ rule: ruleOf(values.rule), starts_on, time, time_zone });
  const [still, settle] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => settle(asked), pause);
    return () => clearTimeout(timer);
  }, [asked]);
  const query = JSON.parse(still) as { rule: string; starts_on: string; time: string; time_zone: string };
  const complete = Object.values(query).every(Boolean);
  const { data, error } = useAsk("GET /recurrence-preview", { query, enabled: complete, keepPrevious: true });
  const day = timesIn(ui, readerLanguage(), time_zone);
  const wrong = error && (Object.values(fieldErrors(error))[0] ?? error.message);
  return (
    <Section title={t("preview")}>
      <div aria-live="polite" className={css.preview}>
        {wrong ? (
          <Banner tone="amber" title={t("preview.wrong")}>
            {wrong}
          </Banner>
        ) : (
          data && (
            <>
              <p className={css.says}>{data.says}</p>
              {data.next.length === 0 ? (
                <Muted>{t("preview.over")}</Muted>
              ) : (
                <ol className={css.dates}>
                  {data.next.map((at) => (
                    <li key={at}>
                      <time dateTime={at}>{day.full(at)}</time>
                    </li>
                  ))}
                </ol>
              )}
            </>
          )
        )}
      </div>
    </Section>
  );
}
