import type { KeyboardEvent } from "react";
import type { SideConversation } from "../../../../contract/side.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { useSending } from "../acts/sending.ts";
import { given, readAnew } from "../find-ticket.ts";
import css from "./side.module.css";
import { useWordsTo } from "./use-words-to.ts";
import { WordsTo } from "./words-to.tsx";

/** The composer inside a conversation. Ctrl Enter sends what is written here, and not what stands in the editor. */
export function Write({ ticket, side, name }: { ticket: Ticket; side: SideConversation; name: string }) {
  const t = useWords("ticket");
  const words = useWordsTo(ticket, `side:${side.id}`);
  const { submit, busy, refused } = useSending(async () => {
    const params = { ...given(ticket.number).params, side: side.id };
    words.sent(await call("POST /tickets/{id}/side-conversations/{side}/messages", { params, body: words.given }));
    readAnew(ticket.number);
  });
  const send = () => words.ready && void submit();
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  const wrong = Object.values(fieldErrors(refused))[0];
  return (
    <div className={css.write} onKeyDown={press}>
      <WordsTo
        words={words}
        ticket={ticket}
        label={t("side.again", { name })}
        hideLabel
        placeholder={t("side.again", { name })}
        error={wrong ?? refused?.message ?? null}
      />
      <Button kind="primary" size="small" hint="mod+Enter" busy={busy} disabled={!words.ready} onClick={send}>
        {t("side.send")}
      </Button>
    </div>
  );
}
