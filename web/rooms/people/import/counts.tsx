import { useWords } from "../../../platform/i18n.ts";
import css from "./counts.module.css";
import type { Outcome } from "./import-page.tsx";

const kinds = ["created", "updated", "unchanged", "refused"] as const;

/** How many of each, as a line of numbers with their words. */
export function Counts({ outcome }: { outcome: Outcome }) {
  const t = useWords("people");
  const when = outcome.dry_run ? "will" : "did";
  return (
    <dl className={css.counts}>
      {kinds.map((kind) => (
        <div key={kind} className={css.count} data-kind={outcome[kind] > 0 ? kind : undefined}>
          <dt>{t(`import.${when}.${kind}`, { n: outcome[kind] })}</dt>
          <dd>{t("number", { n: outcome[kind] })}</dd>
        </div>
      ))}
    </dl>
  );
}
