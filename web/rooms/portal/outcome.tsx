import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { RequesterTicket } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import css from "./outcome.module.css";
import { ReopenForm } from "./reopen-form.tsx";
import { useSayWhen } from "./say-when.ts";
import { doneHeading, SolvedQuestion } from "./solved-question.tsx";

/** Once it is solved: whether it really is, or that it is over. The requester has the last word. */
export function Outcome({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  // Just now, here: the focus goes to what came of it, whichever is first, our being told or the ticket's being read anew.
  const told = useRef(false);
  const onConfirmed = () => {
    told.current = true;
    document.getElementById(doneHeading)?.focus();
  };
  if (ticket.status === "resolved" && ticket.can.confirm) return <SolvedQuestion ticket={ticket} onConfirmed={onConfirmed} />;
  if (ticket.status === "resolved" && ticket.requester)
    return <p className={css.quiet}>{t("solved.others", { name: ticket.requester.name })}</p>;
  if (ticket.status === "closed") return <Done ticket={ticket} toHeading={told.current} />;
  return null;
}

function Done({ ticket, toHeading }: { ticket: RequesterTicket; toHeading: boolean }) {
  const t = useWords("portal");
  const when = useSayWhen();
  const [again, ask] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (toHeading) heading.current?.focus();
  }, [toHeading]);
  const confirmed = ticket.confirmed_at;
  const closed = ticket.closed_at ?? ticket.updated_at;
  return (
    <section className={css.done} aria-label={confirmed ? t("done.title") : t("done.closed", { day: when.day(closed) })}>
      <div className={css.line}>
        <IconCircleCheck size={28} stroke={1.75} aria-hidden />
        <div>
          <h2 id={doneHeading} ref={heading} tabIndex={-1} className={css.title}>
            {confirmed ? t("done.title") : t("done.closed", { day: when.day(closed) })}
          </h2>
          {confirmed && <p className={css.quiet}>{t("done.words", { day: when.day(confirmed) })}</p>}
        </div>
      </div>
      {again ? (
        <ReopenForm ticket={ticket} back={() => ask(false)} />
      ) : (
        <div className={css.choices}>
          <LinkButton to={paths.portal()} size="large">
            {t("done.new")}
          </LinkButton>
          {ticket.can.reopen && (
            <Button kind="quiet" size="large" onClick={() => ask(true)}>
              {t("done.again")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
