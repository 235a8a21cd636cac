import { useWords } from "../platform/i18n.ts";
import { shortestPassword, strengthOf, type Strength } from "../platform/password-strength.ts";
import css from "./new-password.module.css";
import { PasswordInput } from "./text-input.tsx";

interface NewPasswordProps {
  label: string;
  name?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  /** Name, mail, organization: a password must not rest on them. */
  about?: readonly string[];
  size?: "middle" | "large";
}

const steps: Record<Strength, number> = { empty: 0, short: 1, plain: 1, personal: 1, good: 2, strong: 3 };

/** A password being chosen: three bars and a word say how good it is while it is typed. */
export function NewPassword({ label, name, value, onChange, error, about, size }: NewPasswordProps) {
  const t = useWords("ui");
  const strength = strengthOf(value, about);
  const word = t(`strength.${strength}`, { min: shortestPassword, more: shortestPassword - [...value].length });
  return (
    <PasswordInput
      label={label}
      name={name}
      value={value}
      onChange={onChange}
      error={error}
      size={size}
      autoComplete="new-password"
      required
      hint={
        <span className={css.strength} data-strength={strength}>
          <span className={css.bars} aria-hidden>
            {[1, 2, 3].map((bar) => (
              <span key={bar} data-on={steps[strength] >= bar || undefined} />
            ))}
          </span>
          <span aria-live="polite">{word}</span>
        </span>
      }
    />
  );
}
