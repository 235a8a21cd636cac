import { useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { forget, useTell } from "../../platform/queries.ts";
import { ProofTicket, ToProof } from "../../platform/proof-ticket.tsx";
import { useTime } from "../../platform/time.ts";
import { useMe } from "../../platform/session.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import type { Option } from "../../ui/combo.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/page.tsx";
import { Stack } from "../../ui/stack.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Account } from "./account.ts";

/** For somebody who lost theirs; one's own are changed in one's own settings. */
export function AccountFactors({ account: { person, second_factors } }: { account: Account }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const me = useMe();
  const guard = useWords("guard");
  const time = useTime();
  const [ticket, setTicket] = useState<Option | null>(null);
  const [asking, ask] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const reset = useTell("DELETE /accounts/{id}/factors", {
    done: ({ held_until: heldUntil }) => {
      ask(false);
      toast.told(heldUntil ? guard("held.begun", { when: time.moment(heldUntil) }) : t("factors.reset_done", { name: person.name }));
      void forget("GET /accounts/{id}", { params: { id: person.id } });
    },
    refused: (refusal) => setProblem(refusal.errors?.[0]?.detail ?? refusal.message),
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
            <Button
              kind="danger"
              busy={reset.isPending}
              onClick={() => reset.mutate({ params: { id: person.id }, query: { ticket: ticket?.value } })}
            >
              {t("factors.reset")}
            </Button>
          </>
        }
      >
        <Stack gap={3}>
          <p>{t("factors.reset_what")}</p>
          <ProofTicket personId={person.id} value={ticket} onChange={setTicket} error={null} />
          <ToProof ticket={ticket} />
          {problem && <Banner tone="red" title={problem} announce />}
        </Stack>
      </Dialog>
    </Section>
  );
}
