import { useState } from "react";
import type { PreviewDay } from "../../../../contract/calendars.ts";
import type { Refusal } from "../../../platform/client.ts";
import { readerLanguage, useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Table } from "../../../ui/table.tsx";
import { hoursOf, unreadable, type CalendarDraft } from "./draft.ts";

/** The next two weeks by what is typed, before it is kept. */
export function Preview({ draft, id, refused }: { draft: CalendarDraft; id: string | null; refused: (refusal: Refusal) => void }) {
  const t = useWords("calendars");
  const [days, show] = useState<{ zone: string; days: PreviewDay[] } | null>(null);
  const look = useTell("POST /calendar-preview", { done: (answer) => show({ zone: draft.time_zone, days: answer.days }), refused });
  return (
    <Section
      title={t("preview")}
      actions={
        <Button
          busy={look.isPending}
          disabled={unreadable(draft).length > 0}
          onClick={() => look.mutate({ body: { ...hoursOf(draft), calendar_id: id } })}
        >
          {t("preview_show")}
        </Button>
      }
    >
      {days && <Days {...days} />}
    </Section>
  );
}

function Days({ zone, days }: { zone: string; days: readonly PreviewDay[] }) {
  const t = useWords("calendars");
  const language = readerLanguage() === "nb" ? "nb" : "en-GB";
  const day = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  const clock = (at: string) => time.format(Date.parse(at));
  const end = (at: string) => clock(at).replace(/^00:00$/, "24:00");
  return (
    <Table
      label={t("preview")}
      rows={days}
      keyOf={({ on }) => on}
      columns={[
        { name: t("date"), cell: ({ on }) => day.format(Date.parse(on)), tight: true },
        {
          name: t("open"),
          cell: ({ open }) => open.map(({ from, to }) => `${clock(from)}–${end(to)}`).join(", ") || t("closed"),
        },
        {
          name: t("why"),
          cell: ({ cause, name }) =>
            cause === "holiday" || cause === "exception" ? [t(`cause.${cause}`), name].filter(Boolean).join(": ") : null,
        },
      ]}
    />
  );
}
