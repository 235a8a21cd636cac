import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { Button } from "../../../ui/button.tsx";
import { Timer } from "../../../ui/timer.tsx";
import { useStopwatch } from "../acts/stopwatch.ts";
import css from "./context.module.css";
import { Section } from "./section.tsx";

/** The time that went into the ticket, and my stopwatch. */
export function WorkTime({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const time = useTime();
  const { running, toggle } = useStopwatch(ticket);
  return (
    <Section title={t("work_time")}>
      <div className={css.row}>
        <span>{ticket.work_minutes > 0 ? time.took(ticket.work_minutes * 60_000) : t("work_time.none")}</span>
        <span className={css.row}>
          {running && <Timer from={running} />}
          <Button size="small" icon={running ? IconPlayerStop : IconPlayerPlay} hint="T" onClick={toggle}>
            {t(running ? "stopwatch.stop_short" : "stopwatch.start_short")}
          </Button>
        </span>
      </div>
    </Section>
  );
}
