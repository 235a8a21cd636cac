import { useId } from "react";
import type { Choice } from "./select.tsx";
import css from "./segmented.module.css";

interface SegmentedProps<V extends string> {
  label: string;
  hideLabel?: boolean;
  value: V;
  onChange: (value: V) => void;
  choices: readonly Choice<V>[];
}

/** One of two to five, all of them seen: impact, urgency, theme. Arrows move, as in every group of radio buttons. */
export function Segmented<V extends string>({ label, hideLabel, value, onChange, choices }: SegmentedProps<V>) {
  const name = useId();
  return (
    <fieldset className={css.set}>
      <legend className={hideLabel ? "unseen" : css.legend}>{label}</legend>
      <div className={css.row}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice}>
            <input
              type="radio"
              className="unseen"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
