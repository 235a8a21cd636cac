import { useEffect, useState } from "react";
import { addressOf, call, isRefusal, type Answer } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import css from "./texts.module.css";

interface PreviewProps {
  given: { params: { kind: string; language: string }; query: { mailbox?: string } };
  words: { subject: string; body: string };
}

const pause = 400;

/** The words as they arrive, with made-up values: both parts of the message, as its reader's program shows one or the other. */
export function Preview({ given: { params, query }, words: { subject, body } }: PreviewProps) {
  const t = useWords("texts");
  const [seen, see] = useState<Answer<"POST /mail-texts/{kind}/{language}/previews"> | null>(null);
  const [trouble, complain] = useState<string | null>(null);
  const [part, choose] = useState<"html" | "text">("text");
  const { kind, language } = params;
  const { mailbox } = query;
  useEffect(() => {
    const away = new AbortController();
    const look = async () => {
      const asked = { params: { kind, language }, query: mailbox ? { mailbox } : {}, body: { subject, body }, signal: away.signal };
      try {
        see(await call("POST /mail-texts/{kind}/{language}/previews", asked));
        complain(null);
      } catch (error) {
        if (!away.signal.aborted && isRefusal(error)) complain(error.errors[0]?.detail ?? error.message);
      }
    };
    const timer = setTimeout(() => void look(), pause);
    return () => {
      clearTimeout(timer);
      away.abort();
    };
  }, [kind, language, mailbox, subject, body]);
  return (
    <section className={css.side} aria-label={t("preview")}>
      <h2 className={css.heading}>{t("preview")}</h2>
      {trouble && (
        <Banner tone="amber" title={t("preview.trouble")}>
          {trouble}
        </Banner>
      )}
      {seen && (
        <div className={css.letter} aria-live="polite">
          <p className={css.from}>{seen.from}</p>
          <p className={css.subject}>{seen.subject}</p>
          <Tabs
            look="soft"
            label={t("preview.part")}
            tabs={[
              { value: "text", label: t("preview.text") },
              { value: "html", label: t("preview.html") },
            ]}
            value={part}
            onChange={choose}
          />
          {part === "html" ? (
            <iframe
              className={css.page}
              title={t("preview.html")}
              sandbox=""
              referrerPolicy="no-referrer"
              src={addressOf("GET /mail-texts/previews/{id}", { params: { id: seen.id } })}
            />
          ) : (
            <pre className={css.text}>{seen.text}</pre>
          )}
        </div>
      )}
    </section>
  );
}
