import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { AwayBanner } from "../../../platform/away/away-banner.tsx";
import { useTechnicians } from "../../../platform/away/use-technicians.tsx";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useMe } from "../../../platform/session.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { given, settle } from "../find-ticket.ts";
import { useSending } from "./sending.ts";

interface AskTechnicianProps {
  ticket: Ticket;
  /** assign: it becomes theirs at once. offer: they are asked. */
  way: "assign" | "offer";
  onClose: () => void;
}

/** Whose ticket it becomes, or who is asked to take it. Found by name; I myself and those of its team stand first. */
export function AskTechnician({ ticket, way, onClose }: AskTechnicianProps) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const me = useMe();
  const at = given(ticket.number);
  const [chosen, choose] = useState<Option | null>(null);
  const { submit, busy, refused } = useSending(async (id: string | null) => {
    if (way === "offer" && id) settle(await call("POST /tickets/{id}/offers", { ...at, body: { technician: id } }));
    else settle(await call("PATCH /tickets/{id}", { ...at, body: { assignee: id } }));
    onClose();
  });
  const save = () => chosen && void submit(chosen.value);
  useKeys([{ key: "mod+Enter", label: t(`${way}.button`), group: t("keys.group"), run: save }]);

  const all = useTechnicians(ticket.team.id);
  const find = async (words: string): Promise<Option[]> =>
    (await all(words)).filter(({ value }) => value !== ticket.assignee?.id && (way === "assign" || value !== me.id));
  return (
    <>
      {refused && <Banner tone="red" title={refused.errors[0]?.detail ?? refused.message} announce />}
      <p>{t(`${way}.says`)}</p>
      <Combo label={t(`${way}.label`)} value={chosen} onChange={choose} find={find} autoFocus />
      <AwayBanner chosen={chosen} choose={choose} />
      <DialogEnd>
        {way === "assign" && ticket.assignee && (
          <Button kind="quiet" onClick={() => void submit(null)}>
            {t("assign.nobody")}
          </Button>
        )}
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={!chosen} onClick={save}>
          {t(`${way}.button`)}
        </Button>
      </DialogEnd>
    </>
  );
}
