import { useWords } from "../../platform/i18n.ts";
import css from "./audit-facts.module.css";
import { factsOf } from "./audit-words.ts";

/** The few facts of an event, as names and values; ids tell a reader nothing and stay in the API. */
export function AuditFacts({ data }: { data: Record<string, unknown> }) {
  const t = useWords("settings");
  const facts = factsOf(data);
  if (facts.length === 0) return null;
  return (
    <span className={css.facts}>
      {facts.map(([name, value]) => (
        <span key={name}>
          <span className={css.name}>{t.maybe(`fact.${name}`, {}, name.replaceAll("_", " "))}</span>{" "}
          {value === "true" || value === "false" ? t(`fact.is_${value}`) : value}
        </span>
      ))}
    </span>
  );
}
