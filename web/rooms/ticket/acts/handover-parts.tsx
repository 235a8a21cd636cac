import type { Handover } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { parts } from "./handover-form.ts";
import css from "./handover-card.module.css";

/** The reason and the filled-in parts of a handover; the question first, since it is what is asked of the reader. */
export function HandoverParts({ reason, handover }: { reason: string; handover: Handover }) {
  const t = useWords("ticket");
  const said = [{ name: t("reason"), text: reason }, ...parts.map((part) => ({ name: t(`handover.${part}`), text: handover[part] }))];
  return (
    <dl className={css.parts}>
      {said
        .filter(({ text }) => text)
        .map(({ name, text }) => (
          <div key={name} className={css.part}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
