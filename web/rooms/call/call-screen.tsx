import { useEffect, useRef } from "react";
import type { Contact } from "../../../contract/contacts.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTitle } from "../../platform/title.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { CallBar } from "./call-bar.tsx";
import { CallContext, useCall } from "./call-context.ts";
import css from "./call.module.css";
import { Endings } from "./endings.tsx";
import { useFocusMemory } from "./focus-memory.ts";
import { Known } from "./known.tsx";
import { useTicket } from "./savers.ts";
import { useCallState } from "./use-call-state.ts";
import { What } from "./what.tsx";
import { Who } from "./who.tsx";
import { WrapUp } from "./wrap-up.tsx";

/** One contact: while it goes on, the two questions, what is known, and its endings; then the wrap-up. */
export function CallScreen({ contact }: { contact: Contact }) {
  const t = useWords("call");
  const { ticket, error, retry } = useTicket(contact.ticket?.id ?? null);
  const call = useCallState(contact, ticket);
  useTitle(call.person?.name ?? t("bar.unknown", { channel: contact.channel }));
  if (error && !ticket) return <ErrorState error={error} retry={retry} />;
  return (
    <CallContext value={call}>
      <div className={css.screen}>
        <CallBar />
        {call.going ? <Going contactId={contact.id} first={call.person ? "subject" : "who"} /> : <WrapUp />}
      </div>
    </CallContext>
  );
}

function Going({ contactId, first }: { contactId: string; first: string }) {
  const memory = useFocusMemory(contactId, first);
  const { saving } = useCall();
  const leaving = useRef(saving.flush);
  useEffect(() => {
    leaving.current = saving.flush;
  });
  // What was typed last does not wait for its turn when the next call is looked at.
  useEffect(() => () => void leaving.current(), []);
  return (
    <>
      <div className={css.columns} {...memory}>
        <Who />
        <What />
        <Known />
      </div>
      <Endings />
    </>
  );
}
