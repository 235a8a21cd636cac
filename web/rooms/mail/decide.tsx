import { useState } from "react";
import type { MailDecision, MailHead } from "../../../contract/mail.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { afterMail } from "./after-mail.ts";
import { ChooseTicket } from "./choose-ticket.tsx";
import css from "./letter.module.css";

interface DecideProps {
  mail: MailHead;
  /** A, T and I decide: where this message is the one thing on the screen. */
  keys?: boolean;
  onDone?: (() => void) | undefined;
}

/** What becomes of a message that the rules held back: into the ticket that it names or another, a ticket of its own, or nothing. */
export function Decide({ mail, keys = false, onDone }: DecideProps) {
  const t = useWords("mail");
  const go = useGo();
  const [choosing, choose] = useState(false);
  const tell = useTell("POST /mail/messages/{id}/decisions", {
    done: (after, { body }) => {
      afterMail(after);
      const number = after.ticket?.number ?? 0;
      const see = { label: t("see"), run: () => go(paths.ticket(number)) };
      if (body.decision === "ignore") toast.told(t("decided.ignore"));
      else toast.told(t(`decided.${body.decision}`, { number }), see);
      onDone?.();
    },
  });
  const decide = (body: MailDecision) => tell.mutate({ params: { id: mail.id }, body });
  const named = mail.ticket;
  const append = () => (named ? decide({ decision: "append", ticket: String(named.number) }) : choose(true));
  const open = () => decide({ decision: "open" });
  const ignore = () => decide({ decision: "ignore" });
  const group = t("keys.group");
  useKeys(
    keys
      ? [
          { key: "a", label: named ? t("append", { number: named.number }) : t("append.other"), group, run: append },
          { key: "t", label: t("open"), group, run: open },
          ...(mail.outcome === "ignored" ? [] : [{ key: "i", label: t("ignore"), group, run: ignore }]),
        ]
      : [],
  );
  const hint = (key: string) => (keys ? { hint: key } : {});
  return (
    <div className={css.acts} role="group" aria-label={t("decide")}>
      {named && (
        <Button kind="primary" size="small" {...hint("A")} busy={tell.isPending} onClick={append}>
          {t("append", { number: named.number })}
        </Button>
      )}
      <Button kind={named ? "plain" : "primary"} size="small" {...hint("T")} busy={tell.isPending} onClick={open}>
        {t("open")}
      </Button>
      <Button size="small" {...(named ? {} : hint("A"))} onClick={() => choose(true)}>
        {t("append.other")}
      </Button>
      {mail.outcome !== "ignored" && (
        <Button kind="quiet" size="small" {...hint("I")} busy={tell.isPending} onClick={ignore}>
          {t("ignore")}
        </Button>
      )}
      <ChooseTicket
        open={choosing}
        title={t("append.title")}
        button={(number) => t("append", { number })}
        onClose={() => choose(false)}
        onChosen={(number) => decide({ decision: "append", ticket: String(number) })}
      />
    </div>
  );
}
