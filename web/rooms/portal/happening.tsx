import type { TimelineEntry } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { useMe } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { contactWords, eventWords } from "./event-words.ts";
import css from "./happening.module.css";
import { useSayWhen } from "./say-when.ts";

/** A call, or something that happened to the ticket: one quiet sentence. */
export function Happening({ entry }: { entry: Extract<TimelineEntry, { kind: "contact" | "event" }> }) {
  const t = useWords("portal");
  const me = useMe();
  const when = useSayWhen();
  const time = useTime();
  const told = entry.kind === "contact" ? contactWords(entry, me.id) : eventWords(entry, me.id);
  if (!told) return null;
  const { until, ...facts } = told.facts;
  const sentence = t.maybe(told.key, { ...facts, ...(until && { until: when.moment(until) }), moment: when.moment(entry.at) }, "");
  if (!sentence) return null;
  return (
    <li className={css.happening} title={time.full(entry.at)}>
      <span className={css.mark} aria-hidden>
        {entry.kind === "contact" && <ContactGlyph channel={entry.channel} silent />}
      </span>
      {sentence}
    </li>
  );
}
