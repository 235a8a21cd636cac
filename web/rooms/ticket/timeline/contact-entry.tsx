import type { ReactNode } from "react";
import type { TimelineEntry } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { channelIcons } from "../../../ui/contact-glyph.tsx";
import { Timer } from "../../../ui/timer.tsx";
import { At } from "./at.tsx";
import { Line } from "./line.tsx";
import css from "./timeline.module.css";

type Contact = Extract<TimelineEntry, { kind: "contact" }>;

/** Who reached whom, for how long, and whether they are still there. */
export function ContactEntry({ entry, fresh }: { entry: Contact; fresh: boolean }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const time = useTime();
  const { channel, direction, person, author, at, ended_at } = entry;
  const facts = {
    person: person?.name ?? t("unknown_caller"),
    technician: author?.name ?? t("the_desk"),
    channel: ui(`channel.${channel}`),
    kind: channel,
  };
  const bold = { b: (words: ReactNode[]) => <b key={String(words)}>{words}</b> };
  return (
    <Line icon={channelIcons[channel]} fresh={fresh}>
      {t.rich(direction === "inbound" ? "contact.inbound" : "contact.outbound", facts, bold)}
      <span className={css.quiet}>
        {ended_at ? ` · ${time.took(Date.parse(ended_at) - Date.parse(at))}` : null}
        {" · "}
        <At at={at} />
      </span>
      {!ended_at && (
        <span className={css.live}>
          {t(`contact.still.${channel === "phone" ? "phone" : "other"}`)} <Timer from={at} />
        </span>
      )}
    </Line>
  );
}
