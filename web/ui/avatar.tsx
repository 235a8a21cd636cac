import css from "./avatar.module.css";

/** First letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

const hues = 8;
/** The same colour for the same person, everywhere and always. */
function hueOf(key: string): number {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum % hues;
}

/** A person at a glance. The name stands beside it, or is given to `label`. */
export function Avatar({ name, size = "small", label }: { name: string; size?: "small" | "middle" | "large"; label?: string }) {
  return (
    // Drawn by the style sheet: the letters are a picture, not words that a name or a search should hold.
    <span
      className={css.avatar}
      data-size={size}
      data-hue={hueOf(name)}
      data-initials={initials(name)}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    />
  );
}
