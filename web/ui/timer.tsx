import { clockDuration } from "../platform/time.ts";
import { useNow } from "../platform/now.ts";
import css from "./timer.module.css";

interface TimerProps {
  from: string;
  /** Stands still at it when given. */
  to?: string | null;
  size?: "small" | "large";
}

/** A running clock, "06:12". Silent to screen readers, which would read every second. */
export function Timer({ from, to, size = "small" }: TimerProps) {
  const now = useNow(1000);
  return (
    <span className={css.timer} data-size={size} role="timer" aria-live="off">
      {clockDuration((to ? Date.parse(to) : now) - Date.parse(from))}
    </span>
  );
}
