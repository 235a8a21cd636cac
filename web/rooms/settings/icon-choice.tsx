import { useId } from "react";
import { NamedIcon } from "../../ui/named-icon.tsx";
import css from "./icon-choice.module.css";

interface IconChoiceProps {
  label: string;
  names: readonly string[];
  value: string;
  onChange: (name: string) => void;
}

/** One icon of those there are, as a group of radio buttons: the arrows move through them. */
export function IconChoice({ label, names, value, onChange }: IconChoiceProps) {
  const group = useId();
  return (
    <fieldset className={css.set}>
      <legend className={css.legend}>{label}</legend>
      <div className={css.icons}>
        {names.map((name) => (
          <label key={name} className={css.icon} title={name}>
            <input
              type="radio"
              className="unseen"
              name={group}
              value={name}
              checked={name === value}
              onChange={() => onChange(name)}
              aria-label={name}
            />
            <NamedIcon name={name} size={20} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
