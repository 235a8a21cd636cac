import { useWords } from "../../platform/i18n.ts";
import { MarksOf } from "../../platform/marks/marks-of.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import type { Listed } from "./listed.ts";
import css from "./person-row.module.css";

/** The headings of the columns, where there is room for columns. The rows say it all to screen readers. */
export function PersonRowNames() {
  const t = useWords("people");
  return (
    <div className={css.names} aria-hidden>
      <span>{t("name")}</span>
      <span>{t("job_title")}</span>
      <span>{t("organization")}</span>
      <span>{t("site")}</span>
      <span>{t("phone")}</span>
    </div>
  );
}

/** A line of columns in a wide list, two lines in a narrow one. */
export function PersonRow({ person: { id, name, active, facts, phone } }: { person: Listed }) {
  const t = useWords("people");
  return (
    <div className={css.row} data-left={!active || undefined}>
      <span className={css.who}>
        <Avatar name={name} />
        <span className={css.name}>{name}</span>
        <MarksOf personId={id} small />
        {!active && <Badge>{t("left")}</Badge>}
      </span>
      {facts.map((fact, index) => (
        <span key={index} className={css.column}>
          {fact}
        </span>
      ))}
      <span className={css.column}>{phone}</span>
      <span className={css.facts}>{facts.filter(Boolean).join(" · ")}</span>
    </div>
  );
}
