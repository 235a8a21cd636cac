import { IconCheck, IconMinus } from "@tabler/icons-react";
import type { RequesterTicket } from "../../../contract/tickets.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { steps, stepsReached, turnOf } from "./progress.ts";
import { replyField } from "./reply-box.tsx";
import { useSayProgress } from "./say-progress.ts";
import css from "./standing.module.css";

type State = "reached" | "now" | "ahead" | "if_needed" | "skipped";

/** Where it is: the four steps by name, who has it, and when there is more to hear. */
export function Standing({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  const me = useMe();
  const { data } = useAsk("GET /tickets/{id}/next-update", { params: { id: String(ticket.number) } });
  const { where, next } = useSayProgress()(ticket, data?.next);
  const reached = stepsReached(ticket);
  const stateOf = (index: number): State => {
    if (reached === 4 && index === 2 && ticket.tier === 1) return "skipped";
    if (index === reached - 1 && reached < 4) return "now";
    if (index < reached) return "reached";
    return steps[index] === "specialist" ? "if_needed" : "ahead";
  };
  const asked = ticket.status === "waiting" && ticket.waiting_reason === "requester" && ticket.can.reply;
  const working = ticket.status === "new" || ticket.status === "open" || ticket.status === "waiting";
  return (
    <section aria-label={t("ticket.progress")} className={css.standing}>
      <ol className={css.steps}>
        {steps.map((step, index) => {
          const state = stateOf(index);
          return (
            <li
              key={step}
              className={css.step}
              data-state={state}
              data-solved={reached === 4 || undefined}
              aria-current={state === "now" ? "step" : undefined}
            >
              <span className={css.mark} aria-hidden>
                {state === "reached" && <IconCheck size={14} stroke={2.5} />}
                {state === "skipped" && <IconMinus size={14} stroke={2.5} />}
              </span>
              <span>
                {t(`step.${step}`)}
                <span className={state === "skipped" || state === "if_needed" ? css.aside : "unseen"}> {t(`step.${state}`)}</span>
              </span>
            </li>
          );
        })}
      </ol>
      {/* Solved or over: that stands above, with what to do about it. */}
      {working && (
        <div className={css.words}>
          <p className={css.sentence} data-turn={turnOf(ticket, me.id)}>
            {ticket.step && <strong>{inMyLanguage(ticket.step)}. </strong>}
            <strong>{where}</strong>
            {next && ` ${next}`}
            <span className={css.who}>
              {ticket.with ? t("ticket.with", { name: ticket.with, team: ticket.team }) : t("ticket.with_team", { team: ticket.team })}
            </span>
          </p>
          {asked && (
            <Button kind="primary" onClick={() => document.getElementById(replyField)?.focus()}>
              {t("reply.answer_now")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
