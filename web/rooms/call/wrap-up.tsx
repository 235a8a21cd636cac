import { IconArrowUpRight, IconBriefcase, IconCircleCheck, IconCopy, IconPhone, type Icon } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Outcome } from "../../../contract/contacts.ts";
import { call as send, isRefusal } from "../../platform/client.ts";
import { beginContact } from "../../platform/begin-contact.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { Link, useGo } from "../../platform/place.tsx";
import { useTime } from "../../platform/time.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import { toast } from "../../ui/toast.tsx";
import { useCall } from "./call-context.ts";
import { CallNote } from "./call-note.tsx";
import { CallNotes } from "./call-notes.tsx";
import css from "./call.module.css";
import own from "./endings.module.css";
import { postNote } from "./end-call.ts";
import { SavedMark } from "./saved-mark.tsx";
import { keepContact } from "./savers.ts";
import { Tags } from "./tags.tsx";
import { subjectOf } from "../../platform/subject.ts";

const glyphs: Record<Outcome, Icon> = {
  solved: IconCircleCheck,
  handed_up: IconArrowUpRight,
  kept_working: IconBriefcase,
  answered: IconPhone,
  wrong_number: IconPhone,
  abandoned: IconPhone,
};

/** The call is over: what is left to write, then Ready. The next call ends it by itself. */
export function WrapUp() {
  const t = useWords("call");
  const go = useGo();
  const call = useCall();
  const { contact, ticket, mine } = call;
  const wrapping = mine && contact.state === "wrap_up";
  const ready = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => ready.current?.focus(), []);
  useLeaving(useCallback(() => void postNote(call), [call]));

  const finish = async () => {
    setBusy(true);
    try {
      if (!(await call.saving.flush()) || !(await postNote(call))) return;
      keepContact(await send("PATCH /contacts/{id}", { params: { id: contact.id }, body: { state: "ended" } }));
      go(paths.desk());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    } finally {
      setBusy(false);
    }
  };
  const next = () => beginContact(go);
  useKeys([
    { key: "Enter", label: t("wrap.ready"), group: t("keys.endings"), run: () => void finish(), disabled: !wrapping },
    { key: "alt+c", label: t("wrap.next"), group: t("keys.endings"), run: next },
  ]);
  const Glyph = contact.outcome ? glyphs[contact.outcome] : IconPhone;
  return (
    <>
      <div className={css.wrap}>
        <h2 className={css.outcome} data-outcome={contact.outcome}>
          <Glyph size={22} stroke={1.75} aria-hidden />
          {contact.outcome ? t(`ended.${contact.outcome}`, { team: ticket?.team.name ?? "" }) : t("ended.plainly")}
        </h2>
        <CallFacts />
        <CallNotes />
        {wrapping && <CallNote />}
        {wrapping && ticket?.can.work && <Tags />}
      </div>
      <footer className={own.endings}>
        <div className={own.bar}>
          {wrapping && (
            <Button ref={ready} kind="primary" hint="Enter" busy={busy} onClick={() => void finish()}>
              {t("wrap.ready")}
            </Button>
          )}
          <Button icon={IconPhone} hint="c" onClick={next}>
            {t("wrap.next")}
          </Button>
          <SavedMark />
        </div>
      </footer>
    </>
  );
}

function CallFacts() {
  const t = useWords("call");
  const time = useTime();
  const { contact, ticket } = useCall();
  const length = contact.ended_at ? Date.parse(contact.ended_at) - Date.parse(contact.started_at) : null;
  const copy = (number: number) =>
    void navigator.clipboard?.writeText(`#${number}`).then(
      () => toast.told(t("wrap.copied", { number })),
      () => toast.refused(t("wrap.not_copied")),
    );
  return (
    <Facts
      facts={[
        contact.ticket && {
          name: t("wrap.ticket"),
          value: (
            <span className={css.wrapActs}>
              <TicketNumber number={contact.ticket.number} />
              <Link to={paths.ticket(contact.ticket.number)}>{subjectOf(contact.ticket)}</Link>
              <Button size="small" icon={IconCopy} onClick={() => copy(contact.ticket?.number ?? 0)}>
                {t("wrap.copy")}
              </Button>
            </span>
          ),
        },
        length !== null && { name: t("wrap.length"), value: time.took(length) },
        ticket &&
          contact.outcome &&
          ticket.work_minutes > 0 && { name: t("wrap.time"), value: t("wrap.minutes", { n: ticket.work_minutes }) },
        { name: t("wrap.note"), value: contact.note },
      ]}
    />
  );
}

/** Runs when the screen is left for good: what was noted goes onto the ticket also when the next call came first. */
function useLeaving(run: () => void): void {
  const latest = useRef(run);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    clearTimeout(timer.current);
    return () => {
      // The same screen may come back at once (React's strict mode mounts twice).
      timer.current = setTimeout(() => latest.current(), 0);
    };
  }, []);
}
