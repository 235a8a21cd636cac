import { useState } from "react";
import { findTicket } from "../../platform/find.tsx";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Combo, type Option } from "../../ui/combo.tsx";
import { DialogEnd } from "../../ui/dialog-end.tsx";
import { Dialog } from "../../ui/dialog.tsx";

interface ChooseTicketProps {
  open: boolean;
  title: string;
  button: (number: number) => string;
  /** The ticket that is not meant. */
  without?: number | undefined;
  onClose: () => void;
  onChosen: (number: number) => void;
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
        find={findTicket(without)}
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
