import { useState } from "react";
import type { Webhook } from "../../../../contract/webhooks.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { DateTime } from "../../../ui/date-time.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast.tsx";

const week = 7 * 86_400_000;

/** Everything that was given up since a time is sent again. */
export function ReplayAll({ webhook: { id, name } }: { webhook: Webhook }) {
  const t = useWords("programs");
  const say = useWords("ui");
  const [open, setOpen] = useState(false);
  const [since, setSince] = useState<string | null>(() => new Date(Date.now() - week).toISOString());
  const replay = useTell("POST /webhooks/{id}/replays", {
    done: ({ count }) => {
      setOpen(false);
      void Promise.all([forget("GET /webhooks/{id}"), forget("GET /webhooks/{id}/deliveries")]);
      toast.told(t("replay.done", { n: count }));
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("replay.all")}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("replay.title", { name })}
        size="small"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{say("cancel")}</Button>
            <Button kind="primary" busy={replay.isPending} onClick={() => since && replay.mutate({ params: { id }, body: { since } })}>
              {t("replay.all")}
            </Button>
          </>
        }
      >
        <DateTime label={t("replay.since")} value={since} onChange={setSince} hint={t("replay.hint")} />
      </Dialog>
    </>
  );
}
