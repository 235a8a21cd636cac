import { useWords } from "../../platform/i18n.ts";
import css from "./call.module.css";
import { keyAfter, KnownNow, useKnownNow } from "./known-now.tsx";
import { SolvedBefore } from "./solved-before.tsx";

const lastKey = 9;

/** What is known already: issues of now, and how it was solved before. One row of keys for both. */
export function Known() {
  const t = useWords("call");
  const issues = useKnownNow();
  const after = keyAfter(issues);
  return (
    <section aria-label={t("known.label")} className={css.column} data-column="known">
      <KnownNow issues={issues} />
      <SolvedBefore keys={Array.from({ length: Math.max(0, lastKey - after + 1) }, (_, index) => `alt+${after + index}`)} />
    </section>
  );
}
