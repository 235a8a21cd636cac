import { useEffect, useRef, useState, type FormEvent } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./header.module.css";
import { subjectOf } from "../../../platform/subject.ts";

/** The subject, changed where it stands: Enter keeps it, Esc leaves it as it was. */
export function Subject({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { change } = useOpenTicket();
  // What it was when the person began is what their change is measured against.
  const [edit, setEdit] = useState<{ base: Ticket; words: string } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const left = useRef(false);
  useEffect(() => {
    if (!edit && left.current) button.current?.focus();
    left.current = false;
  }, [edit]);
  const leave = () => {
    left.current = true;
    setEdit(null);
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!edit) return;
    const { base, words } = edit;
    const subject = words.trim();
    leave();
    if (!subject || subject === base.subject) return;
    const outcome = await change({
      base,
      body: { subject },
      shown: { subject },
      fact: { name: t("fact.subject"), of: (of) => of.subject, mine: subject },
    });
    if (outcome === "refused") setEdit({ base, words });
  };

  if (edit) {
    return (
      <form className={css.editing} onSubmit={(event) => void save(event)}>
        <TextInput
          label={t("fact.subject")}
          hideLabel
          autoFocus
          maxLength={300}
          value={edit.words}
          onChange={(words) => setEdit({ ...edit, words })}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            leave();
          }}
        />
        <Button type="submit" kind="primary" hint="Enter">
          {t("subject.save")}
        </Button>
      </form>
    );
  }
  return (
    <h1 className={css.subject} title={ticket.subject}>
      {ticket.can.work ? (
        <button
          ref={button}
          type="button"
          className={css.edit}
          aria-label={t("subject.edit", { subject: subjectOf(ticket) })}
          onClick={() => setEdit({ base: ticket, words: ticket.subject })}
        >
          {ticket.subject || <span className={css.none}>{subjectOf(ticket)}</span>}
        </button>
      ) : (
        ticket.subject || <span className={css.none}>{subjectOf(ticket)}</span>
      )}
    </h1>
  );
}
