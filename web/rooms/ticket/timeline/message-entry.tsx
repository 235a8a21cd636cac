import type { TimelineEntry } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { filesOf } from "../../../platform/attachments.ts";
import { AttachedFiles } from "../../../ui/attached-files.tsx";
import { Message } from "../../../ui/message.tsx";
import { At } from "./at.tsx";
import { Fresh } from "./fresh-mark.tsx";

type Said = Extract<TimelineEntry, { kind: "description" | "reply" | "note" }>;

/** What somebody wrote or said: to the requester, or among technicians only. */
export function MessageEntry({ entry, ticket, fresh, sending }: { entry: Said; ticket: number; fresh: boolean; sending?: boolean }) {
  const t = useWords("ticket");
  const internal = entry.kind === "note";
  return (
    <Message
      audience={internal ? "internal" : "public"}
      author={entry.author?.name ?? t("the_desk")}
      meta={
        <>
          {!internal && (entry.kind === "description" || !entry.author?.technician) && `${t(`by.${entry.channel}`)} · `}
          {sending ? t("sending") : <At at={entry.at} />}
          {fresh && <Fresh />}
        </>
      }
    >
      {entry.body}
      <AttachedFiles files={filesOf(ticket, entry.attachments)} />
    </Message>
  );
}
