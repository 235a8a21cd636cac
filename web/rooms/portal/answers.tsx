import type { Answered } from "../../../contract/tickets.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useTime } from "../../platform/time.ts";
import css from "./answers.module.css";
import { Section } from "./page.tsx";

/** What I answered when I asked: so that nobody has to remember it, or ask again. */
export function Answers({ answers }: { answers: readonly Answered[] }) {
  const t = useWords("portal");
  const time = useTime();
  const said = ({ kind, value, choice }: Answered): string => {
    if (choice) return inMyLanguage(choice);
    if (kind === "yes_no") return t(value === true ? "new.yes" : "new.no");
    // Noon: the same day in every zone a reader is likely to be in.
    return kind === "date" ? time.day(`${String(value)}T12:00:00Z`) : String(value);
  };
  if (answers.length === 0) return null;
  return (
    <Section title={t("ticket.answers")}>
      <dl className={css.answers}>
        {answers.map((answer) => (
          <div key={answer.key} className={css.answer}>
            <dt>{inMyLanguage(answer.label)}</dt>
            <dd>{said(answer)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
