import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, isRefusal } from "../../../platform/client.ts";
import { findRequestTypes, typeOption } from "../../../platform/find-request-type.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { seesStill } from "../../../platform/sees-still.ts";
import { useMe } from "../../../platform/session.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Muted } from "../../../ui/text.tsx";
import { toast } from "../../../ui/toast.tsx";
import { given, readAnew, settle } from "../find-ticket.ts";
import { broughtIn, undoOf } from "./request-type-undo.ts";
import { useSending } from "./sending.ts";

/** What the ticket asks for: its questions, steps and checklist come with it. It can be undone where that puts back everything. */
export function RequestTypeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const me = useMe();
  const { number, request_type: before } = ticket;
  const { data } = useAsk("GET /request-types");
  const [chosen, choose] = useState<Option | null>(before && typeOption(before));
  const type = data?.items.find(({ id }) => id === chosen?.value);
  const other = (chosen?.value ?? null) !== (before?.id ?? null);
  const closes = type?.confidential === true && !ticket.confidential;
  const at = given(number);
  const listsNow = async () => (await call("GET /tickets/{id}/checklists", at)).items;
  const undo = async (body: NonNullable<ReturnType<typeof undoOf>>, version: number, brought: readonly string[]) => {
    // Refused where somebody has changed the ticket since.
    settle(await call("PATCH /tickets/{id}", { ...at, body, ifMatch: version }));
    const untouched = broughtIn(await listsNow(), []);
    for (const id of brought.filter((one) => untouched.includes(one)))
      await call("DELETE /tickets/{id}/checklists/{checklist}", { params: { ...at.params, checklist: id } });
    readAnew(number);
  };
  const { submit, busy, refused } = useSending(async () => {
    const body = { request_type: chosen?.value ?? null };
    const former = undoOf(ticket, type, data?.items ?? []);
    const lists = former ? await listsNow() : [];
    let met = false;
    const after = await call("PATCH /tickets/{id}", { ...at, body, ifMatch: ticket.version }).catch((error: unknown) => {
      if (!isRefusal(error) || error.code !== "version_conflict") throw error;
      // It goes well with what others changed, but what is read here is no longer what there was before.
      met = true;
      return call("PATCH /tickets/{id}", { ...at, body });
    });
    const back = met ? null : former;
    const brought = back ? broughtIn(await listsNow(), lists) : [];
    settle(after);
    onClose();
    const version = after.audience === "technician" ? after.version : null;
    toast.told(
      chosen ? t("request_type.done", { type: chosen.label }) : t("request_type.none_done"),
      back && version !== null
        ? {
            label: t("macro.undo"),
            run: () =>
              void undo(back, version, brought).catch((error: unknown) => toast.refused(error instanceof Error ? error.message : "")),
          }
        : undefined,
    );
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
            closes && t("request_type.closes", { team: ticket.team.name }),
            closes && !seesStill(me, ticket) && t("request_type.locks_out"),
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
