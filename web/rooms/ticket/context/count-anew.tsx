import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { keep, useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Has everything that is promised of a ticket counted by what holds now, with the reason. */
export function CountAnew({ id }: { id: string }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const [asking, ask] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const count = useTell("POST /tickets/{id}/clock-recounts", {
    done: (after) => {
      keep("GET /tickets/{id}/clock", { params: { id } }, after);
      toast.told(t("targets.anew_done"));
      setReason("");
      ask(false);
    },
    refused: (refusal) => setProblem(refusal.message),
  });
  return (
    <>
      <Button size="small" onClick={() => ask(true)}>
        {t("targets.anew")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("targets.anew_title")}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{ui("cancel")}</Button>
            <Button
              kind="primary"
              disabled={reason.trim() === ""}
              busy={count.isPending}
              onClick={() => count.mutate({ params: { id }, body: { reason } })}
            >
              {t("targets.anew")}
            </Button>
          </>
        }
      >
        <p>{t("targets.anew_lead")}</p>
        <TextInput label={t("targets.anew_why")} value={reason} onChange={setReason} maxLength={300} />
        {problem && <Banner tone="red" title={problem} announce />}
      </Dialog>
    </>
  );
}
