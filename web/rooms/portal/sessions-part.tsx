import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.tsx";
import css from "./account.module.css";
import { deviceOf } from "../../platform/device.ts";
import { Section } from "./page.tsx";
import { useSayWhen } from "./say-when.ts";

const small = new Set(["iPhone", "iPad", "Android"]);

/** Where I am signed in, with a way out of each of them from here. */
export function SessionsPart() {
  const t = useWords("portal");
  const when = useSayWhen();
  const { data, error, refetch } = useAsk("GET /sessions");
  const end = useTell("DELETE /sessions/{id}", {
    done: () => {
      toast.told(t("account.signed_out_there"));
      void forget("GET /sessions");
    },
  });
  const sessions = (data?.items ?? []).toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <Section title={t("account.sessions")}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={2} lines={2} />
      ) : (
        <>
          <ul className={css.sessions}>
            {sessions.map(({ id, current, last_seen_at, user_agent, ip }) => {
              const known = deviceOf(user_agent);
              const device = known ? t("account.device", known) : t("account.unknown_device");
              const Glyph = known && small.has(known.system) ? IconDeviceMobile : IconDeviceDesktop;
              const moment = when.moment(last_seen_at);
              return (
                <li key={id} className={css.session}>
                  <Glyph size={22} stroke={1.5} aria-hidden />
                  <div className={css.words}>
                    <p className={css.device}>
                      {device} {current && <Badge tone="accent">{t("account.this_one")}</Badge>}
                    </p>
                    <p className={css.seen}>{t("account.last_seen", { moment, ip })}</p>
                  </div>
                  {!current && (
                    <Button
                      aria-label={t("account.sign_out_there_label", { device, moment })}
                      busy={end.isPending && end.variables.params.id === id}
                      onClick={() => end.mutate({ params: { id } })}
                    >
                      {t("account.sign_out_there")}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          <p className={css.seen}>{sessions.length > 1 ? t("account.sessions_words") : t("account.only_here")}</p>
        </>
      )}
    </Section>
  );
}
