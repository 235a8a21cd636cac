import { useRef, useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { focusOn, useCall } from "./call-context.ts";
import css from "./call.module.css";
import { Classification } from "./classification.tsx";
import { CallNote } from "./call-note.tsx";
import { CallNotes } from "./call-notes.tsx";
import { TicketBefore } from "./ticket-before.tsx";

/** "What is wrong?": the words of a new ticket, or the ticket from before that the call is about. */
export function What() {
  const t = useWords("call");
  const { own, going, ticket } = useCall();
  const [open, setOpen] = useState<"judge" | "type" | null>(null);
  // Whoever typed goes on where they were.
  const from = useRef<Element | null>(null);
  const show = (next: typeof open) => {
    if (open === null) from.current = document.activeElement;
    setOpen(next);
  };
  const toggle = (which: "judge" | "type") => show(open === which ? null : which);
  useKeys([
    { key: "alt+2", label: t("what.title"), group: t("keys.group"), run: () => focusOn(own ? "subject" : "note"), disabled: !going },
    { key: "alt+3", label: t("judge.change"), group: t("keys.group"), run: () => toggle("judge"), disabled: !going },
    { key: "alt+q", label: t("request_type"), group: t("keys.group"), run: () => toggle("type"), disabled: !going || !ticket?.can.resolve },
  ]);
  return (
    <section aria-labelledby="what-title" className={css.column} data-column="what">
      <h2 id="what-title" className={css.question}>
        {own ? t("what.title") : t("what.about")}
      </h2>
      {own ? <NewWords /> : <TicketBefore />}
      {ticket && <Classification open={open} onOpen={show} from={from} />}
      <CallNotes />
      <CallNote />
    </section>
  );
}

function NewWords() {
  const t = useWords("call");
  const { words, change, refused, going, ready, saving } = useCall();
  return (
    <div className={css.words}>
      <TextInput
        data-field="subject"
        label={t("what.subject")}
        hideLabel
        size="large"
        placeholder={t("what.subject_placeholder")}
        maxLength={300}
        after={<Kbd of="alt+2" />}
        value={words.subject}
        onChange={(subject) => change({ subject: subject.replace(/\p{Cc}+/gu, " ") })}
        onBlur={() => void saving.flush()}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          focusOn("description");
        }}
        error={refused.subject ?? null}
        readOnly={!going || !ready}
        autoComplete="off"
      />
      <TextArea
        data-field="description"
        label={t("what.description")}
        hideLabel
        placeholder={t("what.description_placeholder")}
        minRows={4}
        maxLength={100_000}
        value={words.description}
        onChange={(description) => change({ description })}
        onBlur={() => void saving.flush()}
        readOnly={!going || !ready}
      />
    </div>
  );
}
