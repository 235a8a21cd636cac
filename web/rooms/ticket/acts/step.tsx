import { useState } from "react";
import { mayStep } from "../../../../contract/step.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Select } from "../../../ui/select.tsx";
import { given, settle } from "../find-ticket.ts";
import { useOpenTicket } from "../open-ticket.ts";
import { useSending } from "./sending.ts";

/** The steps in use of a ticket's request type, also where the type is offered no more. */
export function useSteps({ number, request_type }: Ticket) {
  const { data } = useAsk("GET /tickets/{id}/form", { ...given(number), enabled: request_type !== null });
  return data?.steps.filter(({ retired }) => !retired) ?? [];
}

/** Where the ticket goes, in the words of its request type; or that it is solved. */
export function StepDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const { ask } = useOpenTicket();
  const from = ticket.step?.key ?? null;
  const next = useSteps(ticket).filter((step) => mayStep(from, step));
  const [chosen, choose] = useState("");
  const to = chosen || (next[0]?.key ?? "");
  const { submit, busy, refused } = useSending(async () => {
    settle(await call("PATCH /tickets/{id}", { ...given(ticket.number), body: { step: to } }));
    onClose();
  });
  useKeys([{ key: "mod+Enter", label: t("step.set"), group: t("keys.group"), run: () => void submit(), disabled: to === "" }]);
  return (
    <>
      {refused && <Banner tone="red" title={refused.message} announce />}
      <Select
        data-autofocus
        label={t("step.to")}
        hint={ticket.step ? t("step.from", { step: inMyLanguage(ticket.step.label) }) : undefined}
        value={to}
        onChange={choose}
        placeholder={next.length === 0 ? t("step.none") : undefined}
        choices={next.map(({ key, label, status, reason }) => ({
          value: key,
          label: `${inMyLanguage(label)} (${(status === "waiting" && reason ? ui(`waiting.${reason}`) : ui(`status.${status}`)).toLocaleLowerCase()})`,
        }))}
      />
      <DialogEnd>
        {ticket.can.resolve && <Button onClick={() => ask("solve")}>{t("solve")}</Button>}
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={to === ""} onClick={() => void submit()}>
          {t("step.set")}
        </Button>
      </DialogEnd>
    </>
  );
}
