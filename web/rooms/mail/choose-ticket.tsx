import { useState } from "react";
import { call } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Combo, type Option } from "../../ui/combo.tsx";
import { DialogEnd } from "../../ui/dialog-end.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TicketNumber } from "../../ui/text.tsx";

interface ChooseTicketProps {
  open: boolean;
  title: string;
  button: (number: number) => string;
  /** The ticket that is not meant. */
  without?: number | undefined;
  onClose: () => void;
  onChosen: (number: number) => void;
}

async function find(words: string, signal: AbortSignal, without: number | undefined): Promise<Option[]> {
  if (!words.trim()) return [];
  const { tickets } = await call("GET /search", { query: { q: words, kind: "tickets", limit: 10 }, signal });
  return tickets
    .map(({ ticket }) => ticket)
    .filter(({ number }) => number !== without)
    .map(({ number, subject, requester }) => ({
      value: String(number),
      label: subject,
      detail: requester?.name ?? "",
      mark: <TicketNumber number={number} />,
    }));
}

/** Another ticket, found by its number or words. */
export function ChooseTicket({ open, title, button, without, onClose, onChosen }: ChooseTicketProps) {
  const t = useWords("mail");
  const ui = useWords("ui");
  const [chosen, choose] = useState<Option | null>(null);
  const take = () => {
    if (!chosen) return;
    onClose();
    onChosen(Number(chosen.value));
  };
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <Combo
        label={t("choose.label")}
        placeholder={t("choose.placeholder")}
        value={chosen}
        onChange={choose}
        find={(words, signal) => find(words, signal, without)}
        autoFocus
      />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" disabled={!chosen} onClick={take}>
          {chosen ? button(Number(chosen.value)) : t("choose.button")}
        </Button>
      </DialogEnd>
    </Dialog>
  );
}
