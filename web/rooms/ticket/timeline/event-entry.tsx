import { useState, type ReactNode } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { amount, useTime } from "../../../platform/time.ts";
import { HeldHere } from "../../mail/index.ts";
import { HandoverParts } from "../acts/handover-parts.tsx";
import { given } from "../find-ticket.ts";
import { At } from "./at.tsx";
import { useChangeWords } from "./changes.ts";
import { sentenceOf } from "./event-facts.ts";
import { CallBack } from "./call-back.tsx";
import { BulkLink } from "./bulk-link.tsx";
import { markOf } from "./event-marks.ts";
import type { Folded } from "./fold.ts";
import { Line } from "./line.tsx";
import css from "./timeline.module.css";

type EventEntry = Extract<Folded, { kind: "event" }>;

/** An event as one quiet sentence. */
export function EventEntry({ entry, ticket, fresh }: { entry: EventEntry; ticket: Ticket; fresh: boolean }) {
  const t = useWords("ticket");
  const time = useTime();
  const { sentence, said } = useSentence(entry);
  const solved = entry.type === "ticket.resolved" || entry.type === "ticket.confirmed";
  const handed = entry.type.startsWith("ticket.handed_");
  return (
    <Line icon={markOf(entry.type)} tone={solved ? "green" : "plain"} fresh={fresh}>
      {sentence}
      <span className={css.quiet}>
        {" · "}
        {entry.ticket && `${t("merged.from", { number: entry.ticket.number })} · `}
        <At at={entry.at} />
        {said && ` · ${handed && entry.data["question"] ? t("event.question", { text: said }) : said}`}
        {entry.accepted && <span className="unseen"> {time.moment(entry.accepted.at)}</span>}
      </span>
      {entry.type === "ticket.mail_held" && <HeldHere id={String(entry.data["mail_id"])} />}
      {handed && <HandoverLink entry={entry} ticket={ticket} />}
      {entry.type === "ticket.call_missed" && <CallBack ticket={ticket} number={String(entry.data["number"])} />}
      <BulkLink entry={entry} />
    </Line>
  );
}

function useSentence(entry: EventEntry) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const time = useTime();
  const changes = useChangeWords();
  const bold = { b: (words: ReactNode[]) => <b key={String(words)}>{words}</b> };
  if (entry.type === "ticket.changed") {
    const rule = entry.data["rule_name"];
    const who = entry.author?.name ?? (typeof rule === "string" ? t("event.by_rule", { name: rule }) : t("the_desk"));
    return { sentence: t.rich("event.changed", { who, what: changes(entry.data) }, bold), said: "" };
  }
  const { key, facts, said } = sentenceOf(entry, {
    took: (ms) => amount(ui, ms),
    moment: time.moment,
    waiting: (reason) => ui.maybe(`waiting.${reason}`, {}, reason),
    target: (metric) => t.maybe(`targets.${metric}`, {}, metric),
    promised: (what) => t.maybe(`promise.what.${what}`, {}, what),
    rule: (name) => t("event.by_rule", { name }),
    someone: t("the_desk"),
    nobody: t("event.mail_from_nobody"),
  });
  return { sentence: t.rich(key, facts, bold), said };
}

/** What travelled with this hand-over, opened where it is told. */
function HandoverLink({ entry, ticket }: { entry: EventEntry; ticket: Ticket }) {
  const t = useWords("ticket");
  const [open, setOpen] = useState(false);
  const { data } = useAsk("GET /tickets/{id}/handovers", { ...given(ticket.number), enabled: open });
  const at = Date.parse(entry.at);
  // The handover and its event are written in the same moment.
  const handover = data?.items.toSorted((a, b) => Math.abs(Date.parse(a.at) - at) - Math.abs(Date.parse(b.at) - at))[0];
  return (
    <>
      {" "}
      <button type="button" className={css.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? "handover.hide" : "handover.show")}
      </button>
      {open && handover && (
        <div className={css.handover}>
          <HandoverParts reason={handover.reason} handover={handover} />
        </div>
      )}
    </>
  );
}
