import type { MailMessage } from "../../../contract/mail.ts";
import { useWords } from "../../platform/i18n.ts";
import { Facts } from "../../ui/facts.tsx";
import { Fold } from "../../ui/fold.tsx";
import { Mono } from "../../ui/text.tsx";
import css from "./letter.module.css";
import { useWhy } from "./why.ts";

/** Why it became this: the reasons in sentences, and below them what was noticed on the way. */
export function Path({ mail }: { mail: MailMessage }) {
  const t = useWords("mail");
  const why = useWhy();
  const outcome = t(mail.outcome ? `outcome.${mail.outcome}` : "outcome.none");
  return (
    <Fold title={t("why")} detail={mail.decided_by ? t("decided_by", { outcome, name: mail.decided_by.name }) : outcome} open>
      <div className={css.technical}>
        <ol className={css.why}>
          {why(mail).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <Facts
          facts={[
            { name: "Message-ID", value: mail.message_id && <Mono>{mail.message_id}</Mono> },
            { name: t("door"), value: t(`via.${mail.via}`) },
            { name: t("envelope_from"), value: mail.envelope_from && <Mono>{mail.envelope_from}</Mono> },
            { name: t("envelope_to"), value: mail.envelope_to.length > 0 ? <Mono>{mail.envelope_to.join(", ")}</Mono> : null },
            { name: t("classification"), value: t.maybe(`classification.${mail.classification}`, {}, mail.classification) },
          ]}
        />
        {mail.trace.length > 0 && (
          <ul className={css.trace} aria-label={t("trace")}>
            {mail.trace.map((line, index) => (
              <li key={`${index} ${line}`}>
                <Mono>{line}</Mono>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Fold>
  );
}
