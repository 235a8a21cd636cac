import { useEffect, useState } from "react";
import type { Asked } from "../../../contract/approvals.ts";
import css from "../../platform/approvals/approvals.module.css";
import { Decide, type Decision } from "../../platform/approvals/decide.tsx";
import { call, isRefusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTitle } from "../../platform/title.ts";
import { Banner } from "../../ui/banner.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";

const words = (error: unknown): string => {
  if (!isRefusal(error)) throw error;
  return error.message;
};

/** Where the link of a mail leads: what is asked, and two buttons. Nobody signs in, and opening it decides nothing. */
export function ApprovePage() {
  const t = useWords("approve");
  useTitle(t("title"));
  // Behind `#` it reaches no server by itself and no log; a scanner that opens the link does not have it.
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [answered, setAnswered] = useState<Decision["answer"] | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    call("POST /approval-links/readings", { body: { token } }).then(setAsked, (error: unknown) => setRefused(words(error)));
  }, [token]);
  const decide = (decision: Decision) => {
    setBusy(true);
    setRefused(null);
    call("POST /approval-links/answers", { body: { token, ...decision } })
      .then(
        () => setAnswered(decision.answer),
        (error: unknown) => setRefused(words(error)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Entrance title={t("heading")} lead={asked && !answered ? t("lead") : undefined}>
      <div className={css.door}>
        {answered && (
          <Banner tone={answered === "approved" ? "green" : "accent"} title={t(`${answered}.title`)} announce>
            {t("answered.words")}
          </Banner>
        )}
        {!answered && asked && <Decide asked={asked} busy={busy} refused={refused} onDecide={decide} />}
        {!asked && refused && (
          <Banner tone="amber" title={t("dead.title")} announce>
            {refused}
          </Banner>
        )}
        {!asked && !refused && <SkeletonRows rows={3} />}
      </div>
    </Entrance>
  );
}
