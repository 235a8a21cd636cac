import { useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { useKeepAccount, type Account } from "./account.ts";

/** Closing ends every session at once; opening again gives back what was there. */
export function AccountClosing({ account: { person, disabled } }: { account: Account }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const keepAccount = useKeepAccount();
  const [asking, ask] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = useTell("PUT /accounts/{id}", {
    done: (after) => {
      keepAccount(after);
      ask(false);
      toast.told(t(after.disabled ? "closing.done" : "closing.opened", { name: person.name }));
    },
    refused: (refusal) => setProblem(refusal.message),
  });
  const set = (next: boolean) => {
    setProblem(null);
    change.mutate({ params: { id: person.id }, body: { disabled: next } });
  };
  return (
    <Section title={t("closing")} lead={t(disabled ? "closing.is_closed" : "closing.is_open", { name: person.name })}>
      {problem && !asking && <Banner tone="red" title={problem} announce />}
      <div>
        {disabled ? (
          <Button busy={change.isPending} onClick={() => set(false)}>
            {t("closing.open")}
          </Button>
        ) : (
          <Button onClick={() => ask(true)}>{t("closing.close")}</Button>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("closing.title", { name: person.name })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{say("cancel")}</Button>
            <Button kind="danger" busy={change.isPending} onClick={() => set(true)}>
              {t("closing.close")}
            </Button>
          </>
        }
      >
        <p>{t("closing.what")}</p>
        {problem && <Banner tone="red" title={problem} announce />}
      </Dialog>
    </Section>
  );
}
