import { useRef, type KeyboardEvent } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { Heading, TicketNumber } from "../../ui/text.tsx";
import { focusOn, useCall } from "./call-context.ts";
import { Pick } from "./pick.tsx";
import css from "./who.module.css";

const shown = 4;

/** What the caller has open with us. Alt O goes there; Enter makes the call about that ticket. */
export function OpenTickets({ personId }: { personId: string }) {
  const t = useWords("call");
  const say = useWords("ui");
  const time = useTime();
  const { contact, going, takeTicket } = useCall();
  const list = useRef<HTMLUListElement>(null);
  const { data } = useAsk("GET /tickets", { query: { requester: personId, status: "new,open,waiting", limit: shown + 2 } });
  const others = (data?.items ?? []).filter((ticket) => ticket.id !== contact.ticket?.id && ticket.subject !== "");
  const tickets = others.slice(0, shown);
  const buttons = () => [...(list.current?.querySelectorAll("button") ?? [])];
  useKeys([
    {
      key: "alt+o",
      label: t("open.go"),
      group: t("keys.group"),
      run: () => buttons()[0]?.focus(),
      disabled: !going || tickets.length === 0,
    },
  ]);
  if (tickets.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = buttons();
    all[(all.indexOf(document.activeElement as HTMLButtonElement) + step + all.length) % all.length]?.focus();
  };
  return (
    <div className={css.group}>
      <div className={css.groupHead}>
        <Heading>{t("open.title")}</Heading>
        <Kbd of="alt+o" />
      </div>
      <ul ref={list} className={css.group} onKeyDown={onKeyDown}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Pick
              title={ticket.subject}
              detail={
                <>
                  <TicketNumber number={ticket.number} /> · {say(`status.${ticket.status}`)} · {time.ago(ticket.updated_at)}
                </>
              }
              does={t("open.take")}
              disabled={!going}
              onPick={() => void takeTicket(ticket.id).then(() => focusOn("note"))}
            />
          </li>
        ))}
      </ul>
      {others.length > shown && <Link to={paths.person(personId)}>{t("open.more")}</Link>}
    </div>
  );
}
