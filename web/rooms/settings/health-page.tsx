import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk } from "../../platform/queries.ts";
import { useNow, useTime } from "../../platform/time.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Failures } from "./failures.tsx";
import css from "./health.module.css";

/** Check by check whether the desk is well; a red one says what to do. Asked anew every ten seconds. */
export function HealthPage() {
  const t = useWords("settings");
  const time = useTime();
  const now = useNow(1000);
  const reading = useAsk("GET /health", { refetchInterval: 10_000, staleTime: 0 });
  const { data, error, dataUpdatedAt } = reading;
  const red = (data?.checks ?? []).filter(({ ok }) => !ok).length;
  return (
    <Page
      title={t("health")}
      lead={t("health.lead")}
      actions={
        <Button
          busy={reading.isFetching}
          onClick={() => {
            void reading.refetch();
            void forget("GET /failures");
          }}
        >
          {t("health.again")}
        </Button>
      }
    >
      {error && data && <Banner tone="red" title={error.message} announce />}
      <Reading of={reading} rows={6}>
        {({ ok, checks = [] }) => (
          <>
            {!error && <Banner tone={ok ? "green" : "red"} title={ok ? t("health.well") : t("health.unwell", { n: red })} />}
            <ul className={css.checks} data-old={error ? true : undefined}>
              {checks
                .toSorted((a, b) => Number(a.ok) - Number(b.ok))
                .map((check) => (
                  <li key={check.name} className={css.check} data-ok={check.ok}>
                    {check.ok ? (
                      <IconCircleCheck size={18} stroke={1.75} aria-hidden />
                    ) : (
                      <IconCircleX size={18} stroke={1.75} aria-hidden />
                    )}
                    <span className={css.name}>
                      {t.maybe(`health.${check.name}`, {}, check.name)}
                      <span className={css.state}>{t(check.ok ? "health.ok" : "health.failing")}</span>
                    </span>
                    <span className={css.detail}>
                      {check.detail}
                      {check.remedy && (
                        <span className={css.remedy}>
                          <strong>{t("health.do")}</strong> {check.remedy}
                        </span>
                      )}
                    </span>
                  </li>
                ))}
            </ul>
            <p className={css.asked}>{t("health.asked", { ago: time.took(Math.max(0, now - dataUpdatedAt)) })}</p>
          </>
        )}
      </Reading>
      <Failures />
    </Page>
  );
}
