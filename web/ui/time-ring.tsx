import { useWords } from "../platform/i18n.ts";
import { nearness, useTime } from "../platform/time.ts";
import { timeLeft, type Counted } from "../platform/time-left.ts";
import { useNow } from "../platform/now.ts";
import css from "./time-ring.module.css";

interface TimeRingProps {
  /** The target (RFC 3339). Null: nothing was promised, and nothing is shown. */
  due: string | null;
  /** When the promise began: the ring is full then. */
  from: string;
  /** In whose hours it counts; left out: around the clock. */
  counted?: Counted | null;
  /** short: "42 min" in a row. long: "42 min left" in a header, tinted when time runs out. ring: the arc alone, with a name. */
  words?: "short" | "long" | "ring";
  /** Said instead of a time: "waiting", "solved". The clock stands still then. */
  stopped?: string | null;
}

/** A thin arc that empties as a target runs out, with the time left beside it. Amber when near, red when missed. */
export function TimeRing({ due, from, counted = null, words = "short", stopped }: TimeRingProps) {
  const t = useWords("ui");
  const time = useTime();
  const now = useNow(10_000);
  if (!due && !stopped) return null;
  const left = due ? timeLeft(now, Date.parse(due), Date.parse(from), counted) : null;
  const state = stopped || !left ? "stopped" : nearness(0, left.left, left.left - left.whole);
  const part = state === "overdue" ? 1 : !left ? 0 : Math.min(1, Math.max(0, left.left / Math.max(1, left.whole)));
  const hint = due ? t("time.due_at", { when: time.full(due) }) : undefined;
  const title = left?.counted ? `${hint}. ${t("time.counted_in", { name: counted?.hours.name ?? "" })}` : hint;
  const arc = <Arc part={part} />;
  const said = stopped ?? (due && left ? saidOf(due, left) : "");
  function saidOf(at: string, { left: ms, counted: byHours, opens }: NonNullable<typeof left>): string {
    const short = words === "short";
    if (!byHours) return short ? time.leftShort(at, now) : time.left(at, now);
    const some = short ? time.leftOfShort(ms) : time.leftOf(ms);
    return opens === null || short ? some : t("time.left_closed", { left: some, when: time.moment(opens) });
  }
  if (words === "ring") {
    return (
      <span className={css.ring} data-state={state} role="img" aria-label={said} title={title}>
        {arc}
      </span>
    );
  }
  return (
    <span className={css.ring} data-state={state} data-words={words} title={title}>
      {arc}
      <span>{said}</span>
    </span>
  );
}

const radius = 6.5;
const around = 2 * Math.PI * radius;

function Arc({ part }: { part: number }) {
  return (
    <svg className={css.arc} viewBox="0 0 16 16" width={16} height={16} aria-hidden>
      <circle className={css.track} cx={8} cy={8} r={radius} />
      <circle className={css.left} cx={8} cy={8} r={radius} strokeDasharray={`${around * part} ${around}`} />
    </svg>
  );
}
