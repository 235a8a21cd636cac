import { useWords } from "../../../platform/i18n.ts";
import { Fold } from "../../../ui/fold.tsx";
import { TicketNumber } from "../../../ui/text.tsx";
import { Working } from "../../../ui/working.tsx";
import css from "./bulk.module.css";
import type { Preview } from "./use-preview.ts";
import { subjectOf } from "../../../platform/subject.ts";

/** What would come of it: how many change, how many do not and why, which mail leaves, and some of them as they would be. */
export function Look({ preview, busy }: { preview: Preview | null; busy: boolean }) {
  const t = useWords("bulk");
  if (!preview) return busy ? <Working label={t("look.busy")} /> : <p className={css.hint}>{t("look.first")}</p>;
  const { total, examined, missing, changed, unchanged, failed, refusals, mails, undo, samples } = preview;
  return (
    <div className={css.look} role="status">
      <p className={css.sum}>{t("look.sum", { changed, failed, unchanged })}</p>
      {examined < total && <p>{t("look.examined", { examined, total })}</p>}
      {missing > 0 && <p>{t("look.missing", { n: missing })}</p>}
      <Refusals of={refusals} />
      {mails && <p>{t("look.mails", { n: mails.messages, people: mails.people })}</p>}
      {changed > 0 && !undo && <p>{t("look.no_undo")}</p>}
      {samples.some(({ changes }) => Object.keys(changes).length > 0) && <Samples of={samples} />}
    </div>
  );
}

/** Why tickets stay as they are. */
export function Refusals({ of }: { of: Preview["refusals"] }) {
  if (of.length === 0) return null;
  return (
    <ul className={css.refusals}>
      {of.map(({ title, count }) => (
        <li key={title}>
          <b>{count}</b> {title}
        </li>
      ))}
    </ul>
  );
}

function Samples({ of }: { of: Preview["samples"] }) {
  const t = useWords("bulk");
  const ui = useWords("ui");
  const ticket = useWords("ticket");
  const word = (field: string, value: string | null): string => {
    if (value === null) return t("look.none");
    if (field === "status" || field === "priority") return ui.maybe(`${field}.${value}`, {}, value);
    if (field === "confidential") return t.maybe(`value.${value}`, {}, value);
    return field === "impact" || field === "urgency" ? ticket.maybe(`${field}.${value}`, {}, value) : value;
  };
  return (
    <Fold title={t("look.samples", { n: of.length })}>
      <ul className={css.samples}>
        {of.map(({ ticket: { id, number, subject }, changes }) => (
          <li key={id}>
            <TicketNumber number={number} /> {subjectOf({ subject })}
            {Object.entries(changes).map(([field, { from, to }]) => (
              <span key={field} className={css.change}>
                {t.maybe(`field.${field}`, {}, field)}: {word(field, from)} → {word(field, to)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
