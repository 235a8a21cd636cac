import { IconBell } from "@tabler/icons-react";
import type { Notification } from "../../../contract/work.ts";
import { useWords } from "../../platform/i18n.ts";
import { useNow } from "../../platform/now.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { change, forget, useAsk, useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Button } from "../../ui/button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import css from "./bell.module.css";
import { subjectOf } from "../../platform/subject.ts";

const asked = { query: { limit: 20 } };

/** What I should know: how much of it is new, and the newest of it. */
export function Bell() {
  const t = useWords("shell");
  const { data } = useAsk("GET /notifications", asked);
  const unread = data?.unread ?? 0;
  const label = t("bell.label", { n: unread });
  return (
    <Popover
      label={t("bell.title")}
      width={360}
      onOpen={() => void forget("GET /notifications")}
      target={(press) => (
        <button type="button" className={css.bell} aria-label={label} title={label} {...press}>
          <IconBell size={18} stroke={1.75} aria-hidden />
          {unread > 0 && (
            <span className={css.count} aria-hidden>
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </button>
      )}
    >
      {(close) => <Notices items={data?.items ?? []} unread={unread} close={close} />}
    </Popover>
  );
}

function Notices({ items, unread, close }: { items: readonly Notification[]; unread: number; close: () => void }) {
  const t = useWords("shell");
  const read = useTell("POST /notifications/read", {
    optimistic: () => [
      change("GET /notifications", asked, (before) => ({
        ...before,
        unread: 0,
        items: before.items.map((item) => ({ ...item, read: true })),
      })),
    ],
  });
  return (
    <>
      <div className={css.head}>
        <h2>{t("bell.title")}</h2>
        {unread > 0 && (
          <Button kind="quiet" size="small" onClick={() => read.mutate({})}>
            {t("bell.read_all")}
          </Button>
        )}
      </div>
      {items.length === 0 ? (
        <p className={css.empty}>{t("bell.empty")}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <Notice key={item.id} item={item} close={close} />
          ))}
        </ul>
      )}
    </>
  );
}

function Notice({ item, close }: { item: Notification; close: () => void }) {
  const t = useWords("shell");
  const time = useTime();
  const now = useNow(60_000);
  const go = useGo();
  const { ticket } = item;
  const isMail = item.kind === "mail_stopped" || item.kind === "mail_flows";
  const to =
    ticket && item.kind !== "rule_stopped"
      ? paths.ticket(ticket.number)
      : isMail
        ? paths.settings("health")
        : item.kind === "rule_stopped"
          ? paths.settings("rules")
          : item.kind === "break_glass"
            ? paths.settings("audit")
            : item.kind === "webhook_off"
              ? paths.settings("webhooks")
              : item.kind === "leavers_held"
                ? paths.settings("scim")
                : item.kind === "many_handed"
                  ? paths.desk({ queue: "to_accept" })
                  : null;
  const open = () => {
    close();
    if (to) go(to);
  };
  return (
    <li>
      <button type="button" className={css.notice} disabled={!to} onClick={open}>
        <span className={css.dot} data-unread={!item.read || undefined} />
        <span className={css.words}>
          <span className={css.what}>
            {t(`notice.${item.kind}`, { actor: item.actor ?? t("notice.desk") })}
            {!item.read && <span className="unseen"> ({t("bell.unread")})</span>}
          </span>
          {ticket && (
            <span className={css.ticket}>
              <TicketNumber number={ticket.number} /> {subjectOf(ticket)}
            </span>
          )}
          {item.text && <span className={css.quote}>{item.text}</span>}
        </span>
        <time className={css.when} dateTime={item.at} title={time.full(item.at)}>
          {time.ago(item.at, now)}
        </time>
      </button>
    </li>
  );
}
