import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { findRequestTypes, typeOption } from "../../../platform/find-request-type.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { askOnce, useAsk } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Muted } from "../../../ui/text.tsx";
import { toast } from "../../../ui/toast.tsx";
import { given, readAnew, settle } from "../find-ticket.ts";
import { useSending } from "./sending.ts";

/** What the ticket asks for: its questions, steps and checklist come with it. It can be undone. */
export function RequestTypeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const { number, request_type: before } = ticket;
  const { data } = useAsk("GET /request-types");
  const [chosen, choose] = useState<Option | null>(before && typeOption(before));
  const type = data?.items.find(({ id }) => id === chosen?.value);
  const other = (chosen?.value ?? null) !== (before?.id ?? null);
  const set = async (to: string | null) => {
    const at = given(number);
    const { items } = await askOnce("GET /tickets/{id}/checklists", at);
    settle(await call("PATCH /tickets/{id}", { ...at, body: { request_type: to } }));
    readAnew(number);
    return items.map(({ id }) => id);
  };
  const undo = async (lists: readonly string[]) => {
    const at = given(number);
    const { kind, category, impact, urgency } = ticket;
    const body = { request_type: before?.id ?? null, kind, category: category?.id ?? null, impact, urgency };
    settle(await call("PATCH /tickets/{id}", { ...at, body }));
    const { items } = await call("GET /tickets/{id}/checklists", at);
    for (const { id } of items.filter((list) => !lists.includes(list.id)))
      await call("DELETE /tickets/{id}/checklists/{checklist}", { params: { ...at.params, checklist: id } });
    readAnew(number);
  };
  const { submit, busy, refused } = useSending(async () => {
    const lists = await set(chosen?.value ?? null);
    onClose();
    toast.told(chosen ? t("request_type.done", { type: chosen.label }) : t("request_type.none_done"), {
      label: t("macro.undo"),
      run: () => void undo(lists).catch((error: unknown) => toast.refused(error instanceof Error ? error.message : "")),
    });
  });
  useKeys([{ key: "mod+Enter", label: t("request_type.set"), group: t("keys.group"), run: () => void submit(), disabled: !other }]);
  return (
    <>
      {refused && <Banner tone="red" title={refused.errors[0]?.detail ?? refused.message} announce />}
      <Combo
        label={t("request_type.which")}
        value={chosen}
        onChange={choose}
        find={findRequestTypes}
        placeholder={t("request_type.none")}
        clearable
        autoFocus
      />
      {other && (
        <Muted>
          {[
            type && t("request_type.brings", { n: type.fields.filter(({ retired }) => !retired).length }),
            type?.checklist_id && t("request_type.checklist"),
            before && t("request_type.before", { type: inMyLanguage(before.name) }),
          ]
            .filter(Boolean)
            .join(" ")}
        </Muted>
      )}
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={!other} onClick={() => void submit()}>
          {t("request_type.set")}
        </Button>
      </DialogEnd>
    </>
  );
}
