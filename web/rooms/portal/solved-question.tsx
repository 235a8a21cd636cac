import { useEffect, useRef, useState } from "react";
import type { RequesterTicket } from "../../../contract/tickets.ts";
import { call } from "../../platform/client.ts";
import { useDraft } from "../../platform/drafts.ts";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Prose } from "../../ui/text.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import css from "./outcome.module.css";
import { ReopenForm } from "./reopen-form.tsx";
import { useTelling } from "./use-telling.ts";

/** Where the focus goes when it was just confirmed. */
export const doneHeading = "portal-done";

/** The one thing to do on a solved ticket. */
export function SolvedQuestion({ ticket, onConfirmed }: { ticket: RequesterTicket; onConfirmed: () => void }) {
  const t = useWords("portal");
  const [answer, choose] = useState<"yes" | "no" | null>(null);
  const choices = useRef<HTMLDivElement>(null);
  const back = () => {
    choose(null);
    requestAnimationFrame(() => choices.current?.querySelector("button")?.focus());
  };
  return (
    <section className={css.question} aria-label={t("solved.question")}>
      <div>
        <h2 className={css.title}>{t("solved.question")}</h2>
        <p className={css.quiet}>{ticket.with ? t("solved.words", { name: ticket.with }) : t("solved.words_desk")}</p>
      </div>
      {ticket.resolution && (
        <blockquote className={css.solution} aria-label={t("ticket.solution")}>
          <Prose>{ticket.resolution}</Prose>
        </blockquote>
      )}
      {answer === null && (
        <div ref={choices} className={css.choices}>
          <Button kind="primary" size="large" onClick={() => choose("yes")}>
            {t("solved.yes")}
          </Button>
          <Button size="large" onClick={() => choose("no")}>
            {t("solved.no")}
          </Button>
        </div>
      )}
      {answer === "yes" && <ConfirmForm ticket={ticket} back={back} onConfirmed={onConfirmed} />}
      {answer === "no" && <ReopenForm ticket={ticket} back={back} />}
    </section>
  );
}

function ConfirmForm({ ticket, back, onConfirmed }: { ticket: RequesterTicket; back: () => void; onConfirmed: () => void }) {
  const t = useWords("portal");
  const words = useDraft(`portal:confirm:${ticket.id}`);
  const first = useRef<HTMLTextAreaElement>(null);
  const confirm = useTelling(words.clear);
  useEffect(() => first.current?.focus(), []);
  const body = words.text.trim();
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.tell(async () => {
          await call("POST /tickets/{id}/confirmations", { params: { id: ticket.id }, body: body ? { body } : {} });
          onConfirmed();
        });
      }}
    >
      <TextArea
        ref={first}
        label={t("solved.thanks_label")}
        optional
        minRows={2}
        value={words.text}
        onChange={words.setText}
        onBlur={words.flush}
        error={confirm.error}
        maxLength={4000}
      />
      <div className={css.choices}>
        <Button type="submit" kind="primary" size="large" busy={confirm.sending}>
          {t("solved.confirm")}
        </Button>
        <Button kind="quiet" size="large" onClick={back}>
          {t("solved.back")}
        </Button>
      </div>
    </form>
  );
}
