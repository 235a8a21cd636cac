import type { ReactNode } from "react";
import css from "./facts.module.css";

export interface Fact {
  name: string;
  value: ReactNode;
}

/** Names and values in two columns: "Works in  Finance, Oslo". Facts without a value are left out. */
export function Facts({ facts }: { facts: readonly (Fact | null | false | undefined)[] }) {
  const known = facts.filter(
    (fact): fact is Fact =>
      Boolean(fact) && (fact as Fact).value !== null && (fact as Fact).value !== undefined && (fact as Fact).value !== "",
  );
  if (known.length === 0) return null;
  return (
    <dl className={css.facts}>
      {known.map(({ name, value }) => (
        <div key={name} className={css.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
