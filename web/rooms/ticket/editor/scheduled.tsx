import { IconClock, IconClockPause, IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import type { ScheduledReply } from "../../../../contract/later.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { fileSize } from "../../../platform/file-size.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk, useTell } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { given, readAnew } from "../find-ticket.ts";
import { ChangeScheduled } from "./change-scheduled.tsx";
import css from "./editor.module.css";
import type { Returned } from "./use-editor.ts";

/** Replies that leave later, above where one writes: what they say, when, and what can still be done about it. */
export function Scheduled({ ticket, giveBack }: { ticket: Ticket; giveBack: (what: Returned) => void }) {
  const t = useWords("ticket");
  const { data } = useAsk("GET /tickets/{id}/scheduled-replies", given(ticket.number));
  const [changed, change] = useState<ScheduledReply | null>(null);
  const items = data?.items ?? [];
  return (
    <>
      {items.length > 0 && (
        <ul className={css.scheduled} aria-label={t("later.label")}>
          {items.map((reply) => (
            <li key={reply.id}>
              <Waiting ticket={ticket} reply={reply} giveBack={giveBack} onChange={() => change(reply)} />
            </li>
          ))}
        </ul>
      )}
      <ChangeScheduled ticket={ticket} reply={changed} onClose={() => change(null)} />
    </>
  );
}

interface WaitingProps {
  ticket: Ticket;
  reply: ScheduledReply;
  giveBack: (what: Returned) => void;
  onChange: () => void;
}

function Waiting({ ticket, reply, giveBack, onChange }: WaitingProps) {
  const t = useWords("ticket");
  const time = useTime();
  const me = useMe();
  const params = { ...given(ticket.number).params, reply: reply.id };
  const again = () => readAnew(ticket.number);
  const send = useTell("POST /tickets/{id}/scheduled-replies/{reply}/sendings", { done: again });
  const cancel = useTell("POST /tickets/{id}/scheduled-replies/{reply}/cancellations", {
    done: ({ body, attachments }) => {
      if (reply.author.id === me.id) giveBack({ body, files: attachments.map(({ id, ...file }) => ({ ...file, upload: id })) });
      again();
    },
  });
  const busy = send.isPending || cancel.isPending;
  const facts = { name: reply.author.name, at: time.moment(reply.send_at), mine: reply.author.id === me.id ? "yes" : "no" };
  return (
    <Banner
      tone={reply.held ? "amber" : "accent"}
      icon={reply.held ? IconClockPause : IconClock}
      title={<span title={time.full(reply.send_at)}>{t(reply.held ? `later.held.${reply.held}` : "later.leaves", facts)}</span>}
    >
      <blockquote className={css.words}>{reply.body}</blockquote>
      {reply.attachments.length > 0 && (
        <p className={css.files}>
          <IconPaperclip size={14} stroke={1.75} aria-label={t("later.files")} />
          {reply.attachments.map(({ name, size }) => `${name} (${fileSize(size)})`).join(", ")}
        </p>
      )}
      <div className={css.acts}>
        {reply.can.change && (
          <>
            <Button size="small" busy={busy} onClick={() => send.mutate({ params })}>
              {t("later.send_now")}
            </Button>
            <Button size="small" disabled={busy} onClick={onChange}>
              {t("later.change")}
            </Button>
          </>
        )}
        {reply.can.cancel && (
          <Button size="small" disabled={busy} onClick={() => cancel.mutate({ params })}>
            {t("later.cancel")}
          </Button>
        )}
      </div>
    </Banner>
  );
}
