import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { catchKeys, release } from "../../platform/typed-ahead.ts";
import { focusOn, useCall } from "./call-context.ts";
import { ByCounter } from "./by-counter.tsx";
import { ByNumber } from "./by-number.tsx";
import { CallerFacts } from "./caller-facts.tsx";
import css from "./call.module.css";
import { takeEarly } from "./early.ts";
import { EarlierContacts } from "./earlier-contacts.tsx";
import type { Choice } from "./choices.ts";
import { Marked } from "./marked.tsx";
import { NewCaller } from "./new-caller.tsx";
import { OpenTickets } from "./open-tickets.tsx";
import { beginPerson } from "./who-draft.ts";
import { VerifyInCall } from "./verify-in-call.tsx";
import { WhoField } from "./who-field.tsx";
import parts from "./who.module.css";

const numberTyped = (words: string): string | undefined => (/^\+?[\d\s().-]{5,}$/.test(words.trim()) ? words.trim() : undefined);

/** "Who is it?": found, new, or known already; then what the desk knows of them. */
export function Who() {
  const t = useWords("call");
  const {
    contact,
    person,
    going,
    own,
    words: { subject },
    change,
    refused,
    choosePerson,
    takeTicket,
    who,
  } = useCall();
  const { typed, type } = who;
  useKeys([{ key: "alt+1", label: t("who.title"), group: t("keys.group"), run: () => focusOn("who"), disabled: !going }]);

  const choose = (choice: Choice, words: string, typedOn = "") => {
    if (choice.kind === "new") return type({ words: null, person: beginPerson(words, contact.phone) });
    type({ words: null, person: null });
    if (choice.kind === "person") choosePerson(choice.person, numberTyped(words));
    else if (choice.kind === "requester" && choice.ticket.requester) choosePerson(choice.ticket.requester);
    else if (choice.kind === "ticket") void takeTicket(choice.ticket.id).then(() => focusOn("note"));
    if (choice.kind !== "ticket") focusOn(own ? "subject" : "note");
    if (typedOn && own) change({ subject: `${subject}${typedOn}` });
  };
  const early = useRef<{ choice: Choice; words: string } | null>(null);
  const [hurried, setHurried] = useState<string | null>(null);
  useLayoutEffect(() => {
    // What was typed while the contact was being opened, before another key can come.
    const taken = takeEarly(contact.id);
    const since = release();
    const words = taken.hurried ? taken.words : `${taken.words}${since}`;
    if (taken.choice) early.current = { choice: taken.choice, words: taken.words };
    else if (words) type({ words });
    if (!taken.choice && !taken.hurried) return;
    catchKeys(since);
    if (taken.hurried) setHurried(words);
    // Once, when the call opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    // After the screen has set its focus, which choosing moves on.
    if (early.current) choose(early.current.choice, early.current.words, release());
    early.current = null;
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return (
    <section aria-labelledby="who-title" className={css.column} data-column="who">
      <h2 id="who-title" className={css.question}>
        {t("who.title")}
      </h2>
      <WhoField
        words={person === null ? (typed.words ?? "") : typed.words}
        onWords={(words) => type({ words, person: null })}
        name={person?.name ?? null}
        onChoose={choose}
        hurried={hurried}
        error={refused.who}
        disabled={!going}
      />
      {typed.person && (
        <NewCaller
          person={typed.person}
          onType={(next) => type({ person: next })}
          onAdded={(added) => {
            type({ words: null, person: null });
            choosePerson(added, added.phone ?? undefined);
            focusOn("subject");
          }}
          onCancel={() => {
            type({ person: null });
            focusOn("who");
          }}
        />
      )}
      {!person && going && contact.phone && !typed.words && !typed.person && <ByNumber number={contact.phone} />}
      {contact.channel === "walk_in" && <ByCounter />}
      {person && !typed.person && (
        <div className={parts.about}>
          <Marked personId={person.id} />
          <CallerFacts id={person.id} />
          <VerifyInCall />
          <OpenTickets personId={person.id} />
          <EarlierContacts personId={person.id} />
          <p className={parts.proof}>{t("who.proves_nothing")}</p>
        </div>
      )}
    </section>
  );
}
