import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { MailMessage } from "../../../contract/mail.ts";
import { addressOf } from "../../platform/client.ts";
import { fileSize } from "../../platform/file-size.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTime } from "../../platform/time.ts";
import { Facts } from "../../ui/facts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Prose } from "../../ui/text.tsx";
import { Follow } from "./follow.tsx";
import css from "./letter.module.css";
import { Path } from "./path.tsx";
import { Verdict } from "./verdict.tsx";

const sayAddress = ({ name, address }: { name: string; address: string }): string => (name ? `${name} <${address}>` : address);
const all = (addresses: MailMessage["to"]) => addresses.map(sayAddress).join(", ");

/** A message as it came: who wrote to whom, whether that is true, its words, its files, and why it became what it became. */
export function Letter({ mail }: { mail: MailMessage }) {
  const t = useWords("mail");
  const time = useTime();
  const elsewhere = mail.reply_to.filter(({ address }) => address !== mail.from?.address);
  return (
    <div className={css.letter}>
      <h2 className={css.subject}>{mail.subject || t("no_subject")}</h2>
      <Facts
        facts={[
          { name: t("from"), value: mail.from ? sayAddress(mail.from) : t("from.nobody") },
          { name: t("to"), value: all(mail.to) },
          { name: t("cc"), value: all(mail.cc) },
          elsewhere.length > 0 && { name: t("reply_to"), value: all(elsewhere) },
          { name: t("came"), value: t("came.how", { at: time.full(mail.received_at), mailbox: mail.mailbox.name }) },
        ]}
      />
      <Verdict mail={mail} />
      <Follow mail={mail} />
      <Words mail={mail} />
      {mail.attachments.length > 0 && (
        <ul className={css.files} aria-label={t("attachments")}>
          {mail.attachments.map(({ file_name, size }, index) => (
            <li key={`${index} ${file_name}`}>
              {file_name} <span className={css.quiet}>{fileSize(size)}</span>
            </li>
          ))}
        </ul>
      )}
      <Path mail={mail} />
      <a className={css.raw} href={addressOf("GET /mail/messages/{id}/raw", { params: { id: mail.id } })} download={`${mail.id}.eml`}>
        <IconDownload size={16} stroke={1.75} aria-hidden />
        {t("download", { size: fileSize(mail.size) })}
      </a>
    </div>
  );
}

/** As its sender laid it out, in a frame that can do nothing; or its plain text. */
function Words({ mail }: { mail: MailMessage }) {
  const t = useWords("mail");
  const [shown, show] = useState<"page" | "text">(mail.html ? "page" : "text");
  const text = <Prose>{mail.text || t("no_words")}</Prose>;
  if (!mail.html) return <div className={css.words}>{text}</div>;
  return (
    <div>
      <Tabs
        look="soft"
        label={t("look")}
        tabs={[
          { value: "page", label: t("look.page") },
          { value: "text", label: t("look.text") },
        ]}
        value={shown}
        onChange={show}
      />
      {shown === "page" ? (
        <iframe
          className={css.page}
          title={t("page")}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          src={addressOf("GET /mail/messages/{id}/page", { params: { id: mail.id } })}
        />
      ) : (
        <div className={css.words}>{text}</div>
      )}
    </div>
  );
}
