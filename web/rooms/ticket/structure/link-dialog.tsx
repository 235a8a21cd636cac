import { useState } from "react";
import type { LinkKind } from "../../../../contract/links.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { keep } from "../../../platform/queries.ts";
import { findTicket } from "../../../platform/find.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Select } from "../../../ui/select.tsx";
import { given, readAnew } from "../find-ticket.ts";
import { useSending } from "../acts/sending.ts";
import { kinds } from "./kinds.ts";

/** Says what another ticket is to this one. */
export function LinkDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const [kind, setKind] = useState<LinkKind>("related");
  const [other, setOther] = useState<Option | null>(null);
  const { submit, busy, refused } = useSending(async () => {
    if (!other) return;
    keep(
      "GET /tickets/{id}/links",
      given(ticket.number),
      await call("POST /tickets/{id}/links", { ...given(ticket.number), body: { kind, ticket: other.value } }),
    );
    readAnew(ticket.number);
    readAnew(Number(other.value));
    onClose();
  });
  const wrong = refused?.errors.map(({ detail }) => detail).join(" ");
  return (
    <>
      {refused && !wrong && <Banner tone="red" title={refused.message} announce />}
      <Combo
        label={t("link.other")}
        placeholder={t("link.other.placeholder")}
        error={wrong || null}
        value={other}
        onChange={setOther}
        find={findTicket(ticket.number)}
        autoFocus
      />
      <Select<LinkKind>
        label={t("link.kind")}
        value={kind}
        onChange={setKind}
        choices={kinds.map((value) => ({ value, label: t(`link.as.${value}`) }))}
      />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" disabled={!other} busy={busy} onClick={() => void submit()}>
          {t("link.button")}
        </Button>
      </DialogEnd>
    </>
  );
}
