import { IconArrowForwardUp, IconChevronUp, IconHandGrab } from "@tabler/icons-react";
import type { Chat } from "../../../../contract/chat.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { MarksOf } from "../../../platform/marks/marks-of.tsx";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { ContactGlyph } from "../../../ui/contact-glyph.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Timer } from "../../../ui/timer.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./chat.module.css";
import { Composer } from "./composer.tsx";
import { Said } from "./said.tsx";
import { Claimed } from "./claimed.tsx";

/** A chat beside its ticket: who it is, what is said, and where one speaks. The visitor reads this, and nothing else of the ticket. */
export function ChatPane({ chat, ticket }: { chat: Chat; ticket: Ticket }) {
  const t = useWords("ticket");
  const { ask } = useOpenTicket();
  const take = useTell("POST /chats/{id}/take");
  const end = useTell("POST /chats/{id}/endings");
  const params = { id: chat.id };
  const endAs = (outcome: "solved" | "kept_working" | "answered") => () => end.mutate({ params, body: { outcome } });
  const name = chat.person?.name ?? chat.visitor.name;
  useKeys([
    {
      key: "alt+t",
      label: t("chat.take"),
      group: t("keys.group"),
      run: () => take.mutate({ params }),
      disabled: !chat.can.take,
      everywhere: true,
    },
    { key: "alt+x", label: t("chat.end.kept_working"), group: t("keys.group"), run: endAs("kept_working"), disabled: !chat.can.write },
  ]);
  return (
    <section className={css.chat} data-chat aria-label={t("chat.label", { name })}>
      <header className={css.head}>
        <ContactGlyph channel="chat" />
        <span className={css.who}>
          <b>{name}</b> <MarksOf personId={chat.person?.id} /> <span className={css.quiet}>{whereabouts(t, chat)}</span>
        </span>
        {chat.state === "waiting" && (
          <span className={css.quiet}>
            {t("chat.waits")} <Timer from={chat.waiting_since} />
          </span>
        )}
        {chat.can.take && (
          <Button kind="primary" icon={IconHandGrab} hint="alt+t" busy={take.isPending} onClick={() => take.mutate({ params })}>
            {t("chat.take")}
          </Button>
        )}
        {chat.can.write && ticket.can.escalate && (
          <Menu
            align="end"
            groups={[
              {
                items: [
                  { label: t("chat.to_team"), hint: "E", run: () => ask("escalate") },
                  { label: t("chat.to_colleague"), run: () => ask("offer") },
                ],
              },
            ]}
          >
            <Button icon={IconArrowForwardUp}>{t("chat.hand_on")}</Button>
          </Menu>
        )}
        {chat.can.write && (
          <Menu
            align="end"
            groups={[
              {
                items: [
                  { label: t("chat.end.kept_working"), hint: "alt+x", run: endAs("kept_working") },
                  { label: t("chat.end.solved"), run: endAs("solved"), disabled: !ticket.can.resolve },
                  { label: t("chat.end.answered"), run: endAs("answered") },
                ],
              },
            ]}
          >
            <Button icon={IconChevronUp} busy={end.isPending}>
              {t("chat.end")}
            </Button>
          </Menu>
        )}
      </header>
      <Claimed chat={chat} ticket={ticket} />
      <Said chat={chat} />
      <Composer chat={chat} ticket={ticket} />
    </section>
  );
}

/** Whether they are there, and what they do. */
function whereabouts(t: ReturnType<typeof useWords<"ticket">>, chat: Chat): string {
  if (chat.visitor_typing) return t("chat.types");
  if (!chat.visitor_here) return t("chat.away");
  return chat.technician && !chat.can.write ? t("chat.with", { name: chat.technician.name }) : t("chat.here");
}
