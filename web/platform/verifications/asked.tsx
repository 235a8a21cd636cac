import { useState } from "react";
import type { WaitingVerification } from "../../../contract/verify-caller.ts";
import { toast } from "../../ui/toast.tsx";
import { Button } from "../../ui/button.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import css from "../approvals/approvals.module.css";
import { useWords } from "../i18n.ts";
import { accountWords } from "./account-words.ts";
import { forget, useAsk, useTell } from "../queries.ts";

/** Whose identity I am asked to answer for; nothing stands here when nobody's. */
export function AskedVerifications() {
  const { data } = useAsk("GET /verifications/asked", { refetchInterval: 15_000 });
  return data?.items.map((one) => <Asked key={one.id} one={one} />) ?? null;
}

function Asked({ one }: { one: WaitingVerification }) {
  const t = useWords("verify");
  const [reason, setReason] = useState("");
  const tell = useTell("POST /verifications/{id}/answers", {
    done: (_, { body }) => {
      toast.told(t(`answer.${body.answer}`));
      void forget("GET /verifications/asked", {});
    },
    refused: () => void forget("GET /verifications/asked", {}),
  });
  const say = (answer: "approved" | "declined") => tell.mutate({ params: { id: one.id }, body: { answer, reason: reason.trim() } });
  return (
    <article className={css.card} aria-label={t("answer.title", { name: one.person.name })}>
      <div className={css.asked}>
        <p className={css.question}>
          {t(`answer.says.${one.method === "manager" ? "manager" : "second"}`, {
            name: one.person.name,
            action: t(`action.${one.action}`),
            technician: one.technician.name,
            number: one.ticket_number,
            account: accountWords(one.account),
          })}
        </p>
        <TextInput
          label={t("answer.reason")}
          hint={t("answer.reason_hint")}
          value={reason}
          onChange={setReason}
          maxLength={300}
          error={tell.error?.message ?? null}
        />
        <div className={css.buttons}>
          <Button kind="primary" busy={tell.isPending} disabled={reason.trim() === ""} onClick={() => say("approved")}>
            {t("answer.approve")}
          </Button>
          <Button busy={tell.isPending} disabled={reason.trim() === ""} onClick={() => say("declined")}>
            {t("answer.decline")}
          </Button>
        </div>
      </div>
    </article>
  );
}
