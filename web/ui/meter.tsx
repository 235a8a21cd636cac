import css from "./meter.module.css";

interface MeterProps {
  value: number;
  max: number;
  /** Left out where words beside it say as much. */
  label?: string;
  /** small: beside words; thin: below a line of them. */
  size?: "middle" | "small" | "thin";
}

/** How far long work has come. */
export const Meter = ({ value, max, label, size = "middle" }: MeterProps) => (
  <progress className={css.meter} data-size={size} value={value} max={max} aria-label={label} aria-hidden={!label || undefined} />
);
