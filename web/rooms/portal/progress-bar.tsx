import type { RequesterTicket } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { steps, stepsReached } from "./progress.ts";
import css from "./progress-bar.module.css";

/** How far it has come, at a glance: four pieces, said in words to those who do not see them. */
export function ProgressBar({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  const reached = stepsReached(ticket);
  return (
    <span
      className={css.bar}
      role="img"
      aria-label={t("step.label", { n: reached, step: t(`step.${steps[reached - 1] ?? "solved"}`) })}
      data-solved={reached === 4 || undefined}
    >
      {steps.map((step, index) => (
        <span key={step} data-reached={index < reached || undefined} />
      ))}
    </span>
  );
}
