import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Asks once, with how many tickets it is about and why. */
export function CountManyAnew({ calendar }: { calendar: string | undefined }) {
  const t = useWords("levels");
  const ui = useWords("ui");
  const [asking, ask] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const query = calendar ? { calendar } : {};
  const { data } = useAsk("GET /clock-recounts/extent", { query, enabled: asking });
  const begin = useTell("POST /clock-recounts", {
    done: () => {
      void forget("GET /clock-recounts");
      toast.told(t("anew_begun"));
      setReason("");
      setProblem(null);
      ask(false);
    },
    refused: (refusal) => setProblem(refusal.message),
  });
  return (
    <>
      <Button onClick={() => ask(true)}>{t("anew_ask")}</Button>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("anew_ask")}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{ui("cancel")}</Button>
            <Button
              kind="primary"
              disabled={reason.trim() === ""}
              busy={begin.isPending}
              onClick={() => begin.mutate({ body: { reason, calendar: calendar ?? null } })}
            >
              {t("anew_begin")}
            </Button>
          </>
        }
      >
        <p>{t("anew_what")}</p>
        <p role="status">{data ? t("anew_extent", { tickets: data.tickets }) : ""}</p>
        <TextInput label={t("anew_why")} value={reason} onChange={setReason} maxLength={300} />
        {problem && <Banner tone="red" title={problem} announce />}
      </Dialog>
    </>
  );
}
