import { useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { forget, useTell } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Account } from "./account.ts";

/** For somebody who lost theirs; one's own are changed in one's own settings. */
export function AccountFactors({ account: { person, second_factors } }: { account: Account }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const me = useMe();
  const [asking, ask] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const reset = useTell("DELETE /accounts/{id}/factors", {
    done: () => {
      ask(false);
      toast.told(t("factors.reset_done", { name: person.name }));
      void forget("GET /accounts/{id}", { params: { id: person.id } });
    },
    refused: (refusal) => setProblem(refusal.message),
  });
  return (
    <Section title={t("factors.title")} lead={t("factors.lead", { n: second_factors })}>
      {second_factors > 0 && me.id !== person.id && (
        <div>
          <Button onClick={() => ask(true)}>{t("factors.reset")}</Button>
        </div>
      )}
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("factors.reset_title", { name: person.name })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{say("cancel")}</Button>
            <Button kind="danger" busy={reset.isPending} onClick={() => reset.mutate({ params: { id: person.id } })}>
              {t("factors.reset")}
            </Button>
          </>
        }
      >
        <p>{t("factors.reset_what")}</p>
        {problem && <Banner tone="red" title={problem} announce />}
      </Dialog>
    </Section>
  );
}
