import type { TimelineEntry } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { useMe } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { filesOf } from "../../platform/attachments.ts";
import { AttachedFiles } from "../../ui/attached-files.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Prose } from "../../ui/text.tsx";
import css from "./said.module.css";

const channels = { mail: "talk.from_mail", chat: "talk.from_chat", phone: "talk.from_phone" } as const;

/** A message: who, in which part, when, and the words. */
export function Said({ entry, ticket }: { entry: Extract<TimelineEntry, { kind: "description" | "reply" }>; ticket: number }) {
  const t = useWords("portal");
  const time = useTime();
  const me = useMe();
  const { author, at, body, channel } = entry;
  const mine = author?.id === me.id;
  const name = author?.name ?? t("talk.desk");
  const by = channel in channels ? t(channels[channel as keyof typeof channels]) : null;
  return (
    <li className={css.said} data-mine={mine || undefined}>
      <article className={css.message} aria-label={`${mine ? t("talk.you") : name}, ${time.moment(at)}`}>
        <header className={css.head}>
          <Avatar name={name} />
          <span className={css.author}>{mine ? t("talk.you") : name}</span>
          <span className={css.more}>
            {author?.technician && !mine && `${t("talk.technician")} · `}
            {by && `${by} · `}
            <time dateTime={at} title={time.full(at)}>
              {time.moment(at)}
            </time>
          </span>
        </header>
        <Prose>{body}</Prose>
        <AttachedFiles files={filesOf(ticket, entry.attachments)} />
      </article>
    </li>
  );
}
