import type { ClockTarget } from "../../../../contract/ticket-clock.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Muted } from "../../../ui/text.tsx";
import css from "./target.module.css";

const tones: Record<ClockTarget["state"], Tone> = { running: "plain", paused: "quiet", overdue: "red", met: "green", missed: "red" };

/** One thing that is promised: by which service level, how it stands, and how it came to that. */
export function Target({ target }: { target: ClockTarget }) {
  const t = useWords("ticket");
  const time = useTime();
  const { metric, state, due_at, says, notes, segments, counted, minutes } = target;
  return (
    <Fold
      title={t(`targets.${metric}`)}
      detail={<Badge tone={tones[state]}>{t(`targets.state.${state}`, { when: time.moment(due_at) })}</Badge>}
    >
      <p>{says}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ol className={css.ledger}>
        {segments.map((one) => (
          <li key={one.from} data-counts={one.minutes > 0 || undefined}>
            {one.says}
          </li>
        ))}
      </ol>
      <Muted>{t("targets.sum", { counted: Math.round(counted), minutes })}</Muted>
    </Fold>
  );
}
