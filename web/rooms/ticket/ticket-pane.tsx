import { IconTicketOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { holdKeys } from "../../platform/keys.tsx";
import { useSettled } from "../../platform/settled.ts";
import { useTitle } from "../../platform/title.ts";
import { Button } from "../../ui/button.tsx";
import { Drawer } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { useColumnShown } from "../../ui/split.tsx";
import { useAskedAct } from "./asked-act.ts";
import { ActDialogs } from "./acts/act-dialogs.tsx";
import { ConflictDialog } from "./acts/conflict-dialog.tsx";
import { useChangeTicket } from "./change-ticket.ts";
import { Chats } from "./chat/chats.tsx";
import { ContextFacts } from "./context/context-facts.tsx";
import { Editor, EditorPlace } from "./editor/editor.tsx";
import { useTicket } from "./find-ticket.ts";
import { Header } from "./header/header.tsx";
import { TicketProvider } from "./open-ticket.ts";
import css from "./ticket-pane.module.css";
import { MergedBanner } from "./structure/merged-into.tsx";
import { TimelineSkeleton } from "./timeline/skeleton.tsx";
import { Timeline } from "./timeline/timeline.tsx";
import { subjectOf } from "../../platform/subject.ts";

/** A ticket: its header, what happened, and where one writes. Painted from the list's facts at once. */
export function TicketPane({ number, onBack }: { number: number; onBack: () => void }) {
  const t = useWords("ticket");
  const { ticket, summary, error, retry } = useTicket(number);
  const [act, ask] = useAskedAct(number);
  const [facts, showFacts] = useState(false);
  const { change, conflict } = useChangeTicket();
  const factsBeside = useColumnShown("context");
  const settled = useSettled(number) === number;
  useKeysWait(number, !ticket && !error);
  useTitle(summary && `#${summary.number} ${subjectOf(summary)}`);

  if (error && !ticket)
    return error.status === 404 ? <NoSuchTicket error={error} onBack={onBack} /> : <ErrorState error={error} retry={retry} />;
  if (!summary) return <TimelineSkeleton />;
  const inside = (
    <>
      <Header summary={summary} ticket={ticket} onBack={onBack} onFacts={() => showFacts(true)} />
      {ticket && <MergedBanner ticket={ticket} />}
      <Timeline key={summary.id} summary={summary} ticket={ticket} />
      {ticket && settled && <Chats key={`chat-${ticket.id}`} ticket={ticket} />}
      {ticket && (settled ? <Editor key={`editor-${ticket.id}`} ticket={ticket} /> : <EditorPlace />)}
    </>
  );
  if (!ticket) return <div className={css.pane}>{inside}</div>;
  return (
    <TicketProvider value={{ ticket, ask, change }}>
      <div className={css.pane}>
        {inside}
        {settled && (
          <>
            <ActDialogs ticket={ticket} act={act} onClose={() => ask(null)} />
            <ConflictDialog conflict={conflict} />
            <Drawer open={facts && !factsBeside} onClose={() => showFacts(false)} title={t("facts")} size="small">
              <ContextFacts ticket={ticket} inDialog />
            </Drawer>
          </>
        )}
      </div>
    </TicketProvider>
  );
}

/** What is pressed while a ticket is still being read waits for it, for a second at most: its editor and its acts are not there yet. */
function useKeysWait(number: number, reading: boolean): void {
  useEffect(() => {
    if (!reading) return;
    const release = holdKeys();
    const timer = setTimeout(release, 1000);
    return () => {
      clearTimeout(timer);
      // After the screen that answers to them is there.
      requestAnimationFrame(() => setTimeout(release));
    };
  }, [number, reading]);
}

/** Mistyped, or not for these eyes: the server does not say which. */
function NoSuchTicket({ error, onBack }: { error: Error; onBack: () => void }) {
  const t = useWords("ticket");
  return <EmptyState icon={IconTicketOff} title={error.message} action={<Button onClick={onBack}>{t("back")}</Button>} />;
}
