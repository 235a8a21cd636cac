import type { RequesterTicket } from "../../../contract/tickets.ts";
import { call } from "../../platform/client.ts";
import { useDraft } from "../../platform/drafts.ts";
import { useUploads } from "../../platform/uploads/use-uploads.ts";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { DraftMark } from "../../ui/draft-mark.tsx";
import { FileButton, FileDrop } from "../../ui/file-drop.tsx";
import { FileList } from "../../ui/file-list.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { announce } from "./announce.tsx";
import css from "./reply-box.module.css";
import { useTelling } from "./use-telling.ts";

export const replyField = "portal-reply";

/** Writes to the desk. What is not sent yet is kept; Ctrl or Cmd with Enter sends. */
export function ReplyBox({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  if (!ticket.can.reply) return <p className={css.closed}>{t(ticket.can.reopen ? "reply.closed" : "reply.closed_colleague")}</p>;
  return <Box ticket={ticket} />;
}

function Box({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  const draft = useDraft(`portal:reply:${ticket.id}`);
  const files = useUploads(`portal:reply:${ticket.id}`);
  const reply = useTelling(() => {
    draft.clear();
    files.attached();
    announce(t("reply.sent"));
  });
  const body = draft.text.trim();
  const send = () => {
    if (body && !files.ready) return;
    if (body) reply.tell(() => call("POST /tickets/{id}/replies", { params: { id: ticket.id }, body: { body, attachments: files.ids } }));
    else document.getElementById(replyField)?.focus();
  };
  const asked = ticket.status === "waiting" && ticket.waiting_reason === "requester";
  return (
    <form
      className={css.box}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FileDrop onFiles={files.add} disabled={reply.sending}>
        <TextArea
          id={replyField}
          label={t(asked ? "reply.answer" : "reply.label")}
          minRows={3}
          value={draft.text}
          onChange={draft.setText}
          onBlur={draft.flush}
          error={reply.error}
          readOnly={reply.sending}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            send();
          }}
        />
        <FileList files={files.files} onRemove={files.remove} onRetry={files.retry} />
      </FileDrop>
      <div className={css.send}>
        <Button
          type="submit"
          kind={ticket.status === "resolved" ? "plain" : "primary"}
          size="large"
          busy={reply.sending}
          disabled={!files.ready}
        >
          {t("reply.send")}
        </Button>
        <FileButton onFiles={files.add} />
        <DraftMark state={draft.state} />
      </div>
    </form>
  );
}
