import { useState } from "react";
import type { Asked } from "../../../contract/approvals.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { inMyLanguage, useWords } from "../i18n.ts";
import { useTime } from "../time.ts";
import css from "./approvals.module.css";

export interface Decision {
  answer: "approved" | "declined";
  comment: string;
}

interface DecideProps {
  asked: Asked;
  busy: boolean;
  /** Why it was not taken. */
  refused: string | null;
  onDecide: (decision: Decision) => void;
}

/** What somebody is asked, and the two answers to it; nothing happens before one of them is pressed. */
export function Decide({ asked, busy, refused, onDecide }: DecideProps) {
  const t = useWords("approve");
  const time = useTime();
  const [comment, setComment] = useState("");
  const decide = (answer: Decision["answer"]) => onDecide({ answer, comment: comment.trim() });
  return (
    <div className={css.asked}>
      {refused && <Banner tone="red" title={refused} announce />}
      <p className={css.question}>{asked.question}</p>
      <Facts
        facts={[
          { name: t("about"), value: asked.subject },
          { name: t("requester"), value: asked.requester },
          { name: t("asked_by"), value: asked.asked_by },
          ...asked.shown.map(({ label, value }) => ({ name: inMyLanguage(label), value: inMyLanguage(value) })),
          { name: t("until"), value: time.moment(asked.expires_at) },
        ]}
      />
      <TextArea label={t("comment")} hint={t("comment_hint")} optional minRows={2} maxLength={2000} value={comment} onChange={setComment} />
      <div className={css.buttons}>
        <Button kind="primary" size="large" busy={busy} onClick={() => decide("approved")}>
          {t("approve")}
        </Button>
        <Button kind="danger" size="large" busy={busy} onClick={() => decide("declined")}>
          {t("decline")}
        </Button>
      </div>
    </div>
  );
}
