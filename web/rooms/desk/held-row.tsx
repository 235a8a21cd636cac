import type { MailHead } from "../../../contract/mail.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTime } from "../../platform/time.ts";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import css from "./ticket-row.module.css";

/** Who wrote, about what, and which ticket the message names. */
export function HeldRow({ mail: { subject, from, ticket, received_at } }: { mail: MailHead }) {
  const t = useWords("mail");
  const time = useTime();
  return (
    <div className={css.row}>
      <span className={css.first}>
        <ContactGlyph channel="mail" silent />
        <span className={css.subject}>{subject || t("no_subject")}</span>
        <time className={css.state} dateTime={received_at} title={time.full(received_at)}>
          {time.moment(received_at)}
        </time>
      </span>
      <span className={css.second}>
        <span className={css.who}>{from ? from.name || from.address : t("from.nobody")}</span>
        <span className={css.state}>{ticket && t("held.names", { number: ticket.number })}</span>
      </span>
    </div>
  );
}
