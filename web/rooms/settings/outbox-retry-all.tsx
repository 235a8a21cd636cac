import { useState } from "react";
import { endedBadly, type OutboxLook } from "../../../contract/outbox.ts";
import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import { readOutboxAgain } from "./outbox-rows.tsx";

interface RetryAllProps {
  look: OutboxLook | undefined;
  counts: Answer<"GET /outbox/counts">;
}

/** Sends again all that did not arrive, or of it what the list shows: it says how many first. */
export function OutboxRetryAll({ look, counts }: RetryAllProps) {
  const t = useWords("settings");
  const say = useWords("ui");
  const [asking, ask] = useState(false);
  const state = endedBadly.safeParse(look).data;
  const n = state ? counts[state] : counts.retryable;
  const retry = useTell("POST /outbox/retries", {
    done: ({ retried, left }) => {
      ask(false);
      readOutboxAgain();
      toast.told(t("outbox.retried", { n: retried, left }));
    },
  });
  if (n === 0 && !asking) return null;
  return (
    <>
      <Button onClick={() => ask(true)}>{t("outbox.retry_all", { n })}</Button>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("outbox.retry_sure", { n })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{say("cancel")}</Button>
            <Button kind="primary" busy={retry.isPending} onClick={() => retry.mutate({ body: state ? { state } : {} })}>
              {t("outbox.retry_all", { n })}
            </Button>
          </>
        }
      >
        <p>{t("outbox.retry_what")}</p>
      </Dialog>
    </>
  );
}
