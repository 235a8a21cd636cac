import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Message } from "../../ui/message.tsx";
import { useCall } from "./call-context.ts";
import css from "./call.module.css";

/** What was noted on the ticket since this call began. */
export function CallNotes() {
  const t = useWords("call");
  const time = useTime();
  const { contact } = useCall();
  const { data } = useAsk("GET /tickets/{id}/timeline", {
    params: { id: contact.ticket?.id ?? "" },
    query: { limit: 50 },
    enabled: contact.ticket !== null,
  });
  const notes = (data?.items ?? []).filter((entry) => entry.kind === "note" && entry.at >= contact.started_at);
  if (notes.length === 0) return null;
  return (
    <div className={css.notes} aria-label={t("note.noted")}>
      {notes.map((entry) =>
        entry.kind === "note" ? (
          <Message key={entry.id} audience="internal" author={entry.author?.name ?? ""} meta={time.clock(entry.at)}>
            {entry.body}
          </Message>
        ) : null,
      )}
    </div>
  );
}
