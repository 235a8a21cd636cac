import css from "./working.module.css";

/** Long work under way whose end nobody knows: a moving bar and what is being done. Seen after a moment, so that quick work does not flash. */
export function Working({ label }: { label: string }) {
  return (
    <div className={css.working} role="status">
      <span className={css.bar} aria-hidden />
      <span className={css.label}>{label}</span>
    </div>
  );
}
