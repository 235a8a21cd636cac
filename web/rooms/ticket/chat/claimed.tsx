import type { Chat } from "../../../../contract/chat.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import css from "./chat.module.css";

/** What a visitor who is not signed in says of themself. It proves nothing: a technician says whether it is who they say. */
export function Claimed({ chat, ticket }: { chat: Chat; ticket: Ticket }) {
  const t = useWords("ticket");
  const { mutate, isPending } = useTell("PATCH /contacts/{id}");
  if (chat.person || ticket.requester) return null;
  const { claimed } = chat;
  return (
    <p className={css.claimed}>
      <span>
        {t("chat.unknown", { name: chat.visitor.name, email: chat.visitor.email ?? "" })}
        {claimed && ` ${t("chat.claimed", { name: claimed.name })}`}
      </span>
      {claimed && chat.can.write && (
        <Button
          size="small"
          busy={isPending}
          onClick={() => mutate({ params: { id: chat.contact_id }, body: { person: { id: claimed.id } } })}
        >
          {t("chat.is_them", { name: claimed.name })}
        </Button>
      )}
    </p>
  );
}
