import { useRef } from "react";
import type { CalendarShown } from "../../../../contract/calendars.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Muted } from "../../../ui/text.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Where holidays come from besides the form: a file, and a feed that is read once a day. */
export function HolidaySources({ calendar, onKept }: { calendar: CalendarShown; onKept: (after: CalendarShown) => void }) {
  const t = useWords("calendars");
  const time = useTime();
  const { id, feed } = calendar;
  const refused = (refusal: { message: string }) => toast.refused(refusal.message);
  const read = useTell("POST /calendars/{id}/feed-readings", { done: onKept });
  const bring = useTell("POST /calendars/{id}/holiday-imports", {
    done: ({ not_understood, ...after }) => {
      if (not_understood > 0) toast.told(t("not_understood", { n: not_understood }));
      onKept(after);
    },
    refused,
  });
  const input = useRef<HTMLInputElement>(null);
  const choose = async (chosen: File | undefined) => chosen && bring.mutate({ params: { id }, body: { file: await chosen.text() } });
  const file = (
    <>
      <Button busy={bring.isPending} onClick={() => input.current?.click()}>
        {t("import")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        hidden
        aria-label={t("import")}
        onChange={(event) => {
          void choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
  return (
    <Section title={t("sources")} lead={t("sources_lead")} actions={file}>
      {feed && (
        <>
          {feed.failure && (
            <Banner tone="amber" title={t("feed_failed")}>
              {t(`failure.${feed.failure}`)}
            </Banner>
          )}
          <p>
            <Muted>{feed.read_at ? t("feed_read", { at: time.moment(feed.read_at), n: feed.holidays.length }) : t("feed_unread")}</Muted>
            {feed.not_understood > 0 && <Muted> {t("not_understood", { n: feed.not_understood })}</Muted>}
          </p>
          <Button busy={read.isPending} onClick={() => read.mutate({ params: { id } })}>
            {t("feed_now")}
          </Button>
        </>
      )}
    </Section>
  );
}
