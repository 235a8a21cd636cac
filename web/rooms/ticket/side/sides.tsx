import { IconCheck, IconMessages, IconRobot } from "@tabler/icons-react";
import type { SideConversation, SideMessage } from "../../../../contract/side.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { addressOf } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { AttachedFiles } from "../../../ui/attached-files.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Delivered, HeldBeside, ShowMail } from "../../mail/index.ts";
import { given, readAnew } from "../find-ticket.ts";
import { At } from "../timeline/at.tsx";
import css from "./side.module.css";
import { Write } from "./write.tsx";

/** What is written with vendors beside the ticket, each conversation a thread of its own at the end of the story. */
export function Sides({ ticket, sides }: { ticket: Ticket; sides: readonly SideConversation[] }) {
  const t = useWords("ticket");
  if (sides.length === 0) return null;
  return (
    <section className={css.sides} aria-label={t("side.label")}>
      {sides.map((side) => (
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
        open={side.closed === null}
        title={
          <span className={css.title}>
            <IconMessages size={16} stroke={1.75} aria-hidden />
            <span className={css.mark}>{t("side.with", { name })}</span>
            {side.subject}
            {side.closed && (
              <Badge tone="green" icon={IconCheck}>
                {t("side.done")}
              </Badge>
            )}
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
        <p className={css.only}>
          {t.rich("side.inside", { name, address: side.with.address }, { b: (words) => <b key="who">{words}</b> })}
        </p>
        <ol className={css.messages}>
          {side.messages.map((message) => (
            <li key={message.id} className={css.message} data-theirs={message.from !== null || undefined}>
              <Said ticket={ticket} side={side.id} message={message} />
            </li>
          ))}
        </ol>
        <HeldBeside side={side.id} />
        {side.can.write && side.closed === null && <Write ticket={ticket} side={side} name={name} />}
        <Done ticket={ticket} side={side} />
      </Fold>
    </div>
  );
}

/** Whether more is expected of the vendor. */
function Done({ ticket, side }: { ticket: Ticket; side: SideConversation }) {
  const t = useWords("ticket");
  const time = useTime();
  const params = { ...given(ticket.number).params, side: side.id };
  const done = () => readAnew(ticket.number);
  const close = useTell("POST /tickets/{id}/side-conversations/{side}/closings", { done });
  const reopen = useTell("POST /tickets/{id}/side-conversations/{side}/reopenings", { done });
  return (
    <div className={css.done}>
      {side.closed && <span className={css.meta}>{t("side.done_by", { who: side.closed.by.name, at: time.moment(side.closed.at) })}</span>}
      {side.can.close && (
        <Button size="small" kind="quiet" icon={IconCheck} busy={close.isPending} onClick={() => close.mutate({ params })}>
          {t("side.close")}
        </Button>
      )}
      {side.can.reopen && (
        <Button size="small" busy={reopen.isPending} onClick={() => reopen.mutate({ params })}>
          {t("side.reopen")}
        </Button>
      )}
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
          {message.automatic && (
            <span className={css.machine}>
              <IconRobot size={14} stroke={1.75} aria-hidden />
              {`${t("side.automatic")} · `}
            </span>
          )}
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
