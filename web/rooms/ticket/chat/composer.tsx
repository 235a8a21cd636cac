import { useEffect, useRef } from "react";
import type { Chat } from "../../../../contract/chat.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useUploads } from "../../../platform/uploads/use-uploads.ts";
import { Button } from "../../../ui/button.tsx";
import { FileButton, FileDrop } from "../../../ui/file-drop.tsx";
import { FileList } from "../../../ui/file-list.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useReady } from "../editor/ready/use-ready.tsx";
import css from "./chat.module.css";
import { useUnsent } from "./outbox.ts";

const sayEvery = 3000;

/** Tells the visitor that one writes, now and then, and that one does not any more. */
function useTyping(chat: Chat, text: string): void {
  const told = useRef(0);
  useEffect(() => {
    if (!chat.can.write) return;
    const typing = text !== "";
    if (typing ? Date.now() - told.current < sayEvery : told.current === 0) return;
    told.current = typing ? Date.now() : 0;
    void call("PUT /chats/{id}/typing", { params: { id: chat.id }, body: { typing } }).catch(() => {});
  }, [chat.id, chat.can.write, text]);
}

/** Where its technician speaks to the visitor: Enter sends, Shift Enter is a new line; words that are ready behind a slash. */
export function Composer({ chat, ticket }: { chat: Chat; ticket: Ticket }) {
  const t = useWords("ticket");
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(`chat:${chat.id}`);
  const uploads = useUploads(`chat:${chat.id}`);
  const { unsent, say } = useUnsent(chat.id, (words, { body }) => {
    toast.refused(words);
    // What was never taken goes back to where it was written.
    draft.setText([body, draft.text].filter(Boolean).join("\n"));
  });
  const ready = useReady({ ticket, mode: "reply", area, text: draft.text, setText: draft.setText });
  useTyping(chat, draft.text);
  const name = chat.person?.name ?? chat.visitor.name;
  const empty = draft.text.trim() === "" && uploads.files.length === 0;
  const send = () => {
    if (empty || !uploads.ready) return;
    say(draft.text.trim(), uploads.ids);
    draft.clear();
    uploads.attached();
    area.current?.focus();
  };
  if (!chat.can.write) return null;
  return (
    <FileDrop onFiles={uploads.add}>
      {unsent.length > 0 && (
        <ul className={css.unsent} aria-label={t("chat.unsent")}>
          {unsent.map(({ id, body }) => (
            <li key={id}>
              <span className={css.quiet}>{t("chat.sending")}</span> {body}
            </li>
          ))}
        </ul>
      )}
      <form
        className={css.composer}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onKeyDown={(event) => {
          ready.onKeyDown(event);
          if (event.defaultPrevented || event.key !== "Enter" || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return;
          if (event.target !== area.current) return;
          event.preventDefault();
          event.stopPropagation();
          send();
        }}
      >
        <TextArea
          ref={area}
          hideLabel
          label={t("chat.say", { name })}
          placeholder={t("chat.say", { name })}
          minRows={1}
          maxRows={6}
          value={draft.text}
          onChange={(text) => {
            draft.setText(text);
            ready.onTyped();
          }}
          onBlur={draft.flush}
          {...ready.wiring}
        />
        {ready.list}
        <FileList files={uploads.files} onRemove={uploads.remove} onRetry={uploads.retry} />
        <div className={css.end}>
          <FileButton onFiles={uploads.add} />
          <Button type="submit" kind="primary" hint="Enter" disabled={empty || !uploads.ready}>
            {t("chat.send")}
          </Button>
        </div>
      </form>
    </FileDrop>
  );
}
