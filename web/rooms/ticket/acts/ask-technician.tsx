import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { askOnce } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
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

  const find = async (words: string): Promise<Option[]> => {
    const { items } = await askOnce("GET /technicians");
    const sought = words.toLocaleLowerCase();
    const inTeam = (item: (typeof items)[number]) => item.teams.some(({ id }) => id === ticket.team.id);
    return items
      .filter(
        ({ id, name, teams }) =>
          id !== ticket.assignee?.id &&
          (way === "assign" || id !== me.id) &&
          [name, ...teams.map((team) => team.name)].join(" ").toLocaleLowerCase().includes(sought),
      )
      .toSorted(
        (a, b) => Number(b.id === me.id) - Number(a.id === me.id) || Number(inTeam(b)) - Number(inTeam(a)) || a.name.localeCompare(b.name),
      )
      .map(({ id, name, teams }) => ({
        value: id,
        label: name,
        detail: teams.map((team) => team.name).join(", "),
        mark: <Avatar name={name} />,
      }));
  };
  return (
    <>
      {refused && <Banner tone="red" title={refused.errors[0]?.detail ?? refused.message} announce />}
      <p>{t(`${way}.says`)}</p>
      <Combo label={t(`${way}.label`)} value={chosen} onChange={choose} find={find} autoFocus />
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
