import type { TimelineEntry } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { filesOf } from "../../../platform/attachments.ts";
import { AttachedFiles } from "../../../ui/attached-files.tsx";
import { Delivered, ShowOriginal } from "../../mail/index.ts";
import { ContactGlyph } from "../../../ui/contact-glyph.tsx";
import { Message } from "../../../ui/message.tsx";
import { At } from "./at.tsx";
import { Fresh } from "./fresh-mark.tsx";
import css from "./timeline.module.css";

type Said = Extract<TimelineEntry, { kind: "description" | "reply" | "note" }>;

/** What somebody wrote or said: to the requester, or among technicians only. */
export function MessageEntry({ entry, ticket, fresh, sending }: { entry: Said; ticket: number; fresh: boolean; sending?: boolean }) {
  const t = useWords("ticket");
  const internal = entry.kind === "note";
  const told = !internal && (entry.kind === "description" || !entry.author?.technician || entry.channel === "mail");
  return (
    <Message
      audience={internal ? "internal" : "public"}
      author={entry.author?.name ?? t("the_desk")}
      meta={
        <>
          {told && (
            <span className={css.by}>
              {entry.channel === "mail" && <ContactGlyph channel="mail" size={14} silent />}
              {`${t(`by.${entry.channel}`)} · `}
            </span>
          )}
          {entry.ticket && `${t("merged.from", { number: entry.ticket.number })} · `}
          {sending ? t("sending") : <At at={entry.at} />}
          {!internal && <ShowOriginal entry={entry.id} />}
          {fresh && <Fresh />}
        </>
      }
    >
      {entry.body}
      {entry.kind === "reply" && <Delivered entry={entry.id} />}
      <AttachedFiles files={filesOf(ticket, entry.attachments)} />
    </Message>
  );
}
