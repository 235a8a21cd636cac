import { keyName } from "../platform/keys.tsx";
import css from "./kbd.module.css";

/** A key, as a hint: `<Kbd of="mod+k" />` shows "Ctrl K". Hidden where there is no keyboard, and from screen readers. */
export function Kbd({ of, on = "surface" }: { of: string; on?: "surface" | "accent" }) {
  return (
    <kbd className={css.kbd} data-on={on} aria-hidden>
      {keyName(of)}
    </kbd>
  );
}
