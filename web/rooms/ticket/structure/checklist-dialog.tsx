import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Select } from "../../../ui/select.tsx";
import { useSending } from "../acts/sending.ts";
import { given, readAnew } from "../find-ticket.ts";
import css from "./structure.module.css";

/** Adds a checklist, which is copied into the ticket. */
export function ChecklistDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const write = useMay()("catalog:write");
  const { data } = useAsk("GET /checklist-templates");
  const [chosen, choose] = useState<string | null>(null);
  const template = data?.items.find(({ id }) => id === chosen);
  const { submit, busy, refused } = useSending(async () => {
    if (!chosen) return;
    const at = given(ticket.number);
    keep("GET /tickets/{id}/checklists", at, await call("POST /tickets/{id}/checklists", { ...at, body: { template: chosen } }));
    readAnew(ticket.number);
    onClose();
  });
  if (data?.items.length === 0) {
    return (
      <>
        <p>{t("checklist.none")}</p>
        <DialogEnd>
          <Button onClick={onClose}>{ui("close")}</Button>
          {write && (
            <LinkButton kind="primary" to={paths.settings("checklists", "new")}>
              {t("checklist.make")}
            </LinkButton>
          )}
        </DialogEnd>
      </>
    );
  }
  return (
    <>
      {refused && <Banner tone="red" title={refused.errors[0]?.detail ?? refused.message} announce />}
      <Select
        data-autofocus
        label={t("checklist.which")}
        value={chosen}
        onChange={choose}
        placeholder={t("checklist.choose")}
        choices={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {template && (
        <ul className={css.happens}>
          {template.items.map(({ text, mandatory }, index) => (
            <li key={index}>
              {text} {mandatory && <span className={css.small}>{t("checklist.mandatory")}</span>}
            </li>
          ))}
        </ul>
      )}
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" disabled={!chosen} busy={busy} onClick={() => void submit()}>
          {t("checklist.add_button")}
        </Button>
      </DialogEnd>
    </>
  );
}
