import { IconMessages } from "@tabler/icons-react";
import type { SideConversation, SideMessage } from "../../../../contract/side.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { addressOf } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { AttachedFiles } from "../../../ui/attached-files.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Delivered, ShowMail } from "../../mail/index.ts";
import { given } from "../find-ticket.ts";
import { At } from "../timeline/at.tsx";
import css from "./side.module.css";
import { Write } from "./write.tsx";

/** What is written with vendors beside the ticket, each conversation a thread of its own at the end of the story. */
export function Sides({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { data } = useAsk("GET /tickets/{id}/side-conversations", given(ticket.number));
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={css.sides} aria-label={t("side.label")}>
      {items.map((side) => (
        <Side key={side.id} ticket={ticket} side={side} />
      ))}
    </section>
  );
}

function Side({ ticket, side }: { ticket: Ticket; side: SideConversation }) {
  const t = useWords("ticket");
  const name = side.with.name || side.with.address;
  const last = side.messages.at(-1);
  const answered = last !== undefined && last.from !== null && !last.automatic;
  return (
    <div className={css.side}>
      <Fold
        open={answered || side.messages.length === 1}
        title={
          <span className={css.title}>
            <IconMessages size={16} stroke={1.75} aria-hidden />
            <span className={css.mark}>{t("side.with", { name })}</span>
            {side.subject}
          </span>
        }
        detail={
          <>
            {t(answered ? "side.answered" : "side.waits", { n: side.messages.length })}
            {last && (
              <>
                {" · "}
                <At at={last.at} />
              </>
            )}
          </>
        }
      >
        <p className={css.only}>{t("side.inside", { address: side.with.address })}</p>
        <ol className={css.messages}>
          {side.messages.map((message) => (
            <li key={message.id} className={css.message} data-theirs={message.from !== null || undefined}>
              <Said ticket={ticket} side={side.id} message={message} />
            </li>
          ))}
        </ol>
        {side.can.write && <Write ticket={ticket} side={side} name={name} />}
      </Fold>
    </div>
  );
}

function Said({ ticket, side, message }: { ticket: Ticket; side: string; message: SideMessage }) {
  const t = useWords("ticket");
  const { author, from } = message;
  const files = message.attachments.map(({ id, name, size, preview }) => {
    const params = { ...given(ticket.number).params, side, attachment: id };
    return {
      id,
      name,
      size,
      href: addressOf("GET /tickets/{id}/side-conversations/{side}/attachments/{attachment}", { params }),
      picture: preview ? addressOf("GET /tickets/{id}/side-conversations/{side}/attachments/{attachment}/preview", { params }) : null,
    };
  });
  return (
    <>
      <p className={css.head}>
        <span className={css.author} title={from?.address}>
          {author?.name ?? (from?.name || from?.address)}
        </span>
        <span className={css.meta}>
          {message.automatic && `${t("side.automatic")} · `}
          <At at={message.at} />
          {message.mail_id && <ShowMail id={message.mail_id} />}
        </span>
      </p>
      <div className={css.body}>{message.body}</div>
      {author && <Delivered entry={message.id} />}
      <AttachedFiles files={files} />
    </>
  );
}
