import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useGo } from "../../../platform/place.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { findTicket } from "../../../platform/find.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useSending } from "../acts/sending.ts";
import { useDeskPlace } from "../context/desk-place.ts";
import { given, readAnew, settle } from "../find-ticket.ts";
import { MergeSides } from "./merge-sides.tsx";
import { useUndoMerge } from "./use-undo-merge.ts";

/** Makes one of two tickets: which other one, what happens then, and who will read what. */
export function MergeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const go = useGo();
  const at = useDeskPlace();
  const undo = useUndoMerge();
  const [other, setOther] = useState<Option | null>(null);
  const [share, setShare] = useState(false);
  const preview = useAsk("GET /tickets/{id}/merges/preview", {
    ...given(ticket.number),
    query: { into: other?.value ?? "" },
    enabled: other !== null,
  });
  const { submit, busy, refused } = useSending(async () => {
    if (!other || !preview.data) return;
    const { merge, ticket: into } = await call("POST /tickets/{id}/merges", {
      ...given(ticket.number),
      body: { into: other.value, share },
      ifMatch: preview.data.from.version,
    });
    settle(into);
    readAnew(ticket.number);
    onClose();
    go(at(into.number));
    toast.told(t("merge.done", { from: ticket.number, into: into.number }), { label: t("undo"), run: () => void undo(merge) });
  });
  const ready = other !== null && preview.data !== undefined && !preview.data.refusal;
  useKeys([{ key: "mod+Enter", label: t("merge.button"), group: t("keys.group"), run: () => ready && void submit() }]);
  return (
    <>
      {refused && <Banner tone="red" title={refused.message} announce />}
      <Combo
        label={t("merge.other")}
        placeholder={t("link.other.placeholder")}
        value={other}
        onChange={(option) => {
          setOther(option);
          setShare(false);
        }}
        find={findTicket(ticket.number)}
        autoFocus
      />
      {other && preview.error && <ErrorState error={preview.error} retry={() => void preview.refetch()} />}
      {other && preview.data && <MergeSides preview={preview.data} share={share} onShare={setShare} />}
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" disabled={!ready} busy={busy} onClick={() => void submit()}>
          {other ? t("merge.button_into", { number: Number(preview.data?.into.number ?? other.value) }) : t("merge.button")}
        </Button>
      </DialogEnd>
    </>
  );
}
