import { useEffect, useRef } from "react";
import type { Chat } from "../../../../contract/chat.ts";
import type { ChatMessage } from "../../../../contract/chat-visitor.ts";
import { addressOf, call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import css from "./chat.module.css";

/** What was said, the newest in sight; what is in sight while the page is looked at is seen. */
export function Said({ chat }: { chat: Chat }) {
  const t = useWords("ticket");
  const log = useRef<HTMLDivElement>(null);
  const { data } = useAsk("GET /chats/{id}/messages", { params: { id: chat.id }, query: {}, staleTime: 10_000 });
  const messages = data?.items ?? [];
  const newest = messages.at(-1)?.seq ?? 0;
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [newest]);
  useEffect(() => {
    if (!chat.can.write || newest === 0) return;
    const see = () => {
      if (document.visibilityState === "visible")
        void call("PUT /chats/{id}/seen", { params: { id: chat.id }, body: { seq: newest } }).catch(() => {});
    };
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [chat.id, chat.can.write, newest]);
  return (
    <div ref={log} className={css.log} role="log" aria-label={t("chat.log")} tabIndex={0}>
      {chat.answers.length > 0 && (
        <dl className={css.answers}>
          {chat.answers.map(({ question, answer }) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      {messages.map((message) => (
        <Entry key={message.seq} message={message} chat={chat} />
      ))}
    </div>
  );
}

function Entry({ message, chat }: { message: ChatMessage; chat: Chat }) {
  const t = useWords("ticket");
  const time = useTime();
  const { side, what, author, body, files, at, seq } = message;
  if (side === "desk") return <p className={css.event}>{t(`chat.what.${what ?? "left"}`, { name: author ?? "" })}</p>;
  const own = side === "technician";
  return (
    <div className={css.said} data-own={own || undefined}>
      <p className={css.quiet}>
        {author} · {time.clock(at)}
        {own && seq === chat.last_seq && chat.visitor_seen >= seq && ` · ${t("chat.seen")}`}
      </p>
      {body && <p className={css.body}>{body}</p>}
      {files.map(({ id, name }) => (
        <a
          key={id}
          className={css.file}
          href={addressOf("GET /chats/{id}/files/{file}", { params: { id: chat.id, file: id } })}
          download={name}
        >
          {name}
        </a>
      ))}
    </div>
  );
}
