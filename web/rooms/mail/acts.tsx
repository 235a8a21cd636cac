import { IconArrowsSplit, IconFolderSymlink } from "@tabler/icons-react";
import { useState } from "react";
import type { MailMessage } from "../../../contract/mail.ts";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { ChooseTicket } from "./choose-ticket.tsx";
import { Decide } from "./decide.tsx";
import css from "./letter.module.css";
import { useMove } from "./use-move.ts";

interface ActsProps {
  mail: MailMessage;
  keys: boolean;
  onDone: (() => void) | undefined;
}

/** What can be done about a message: decide what becomes of it, or send it to where it belongs. */
export function Acts({ mail, keys, onDone }: ActsProps) {
  if (mail.outcome === "held" || mail.outcome === "ignored" || mail.outcome === "quarantined")
    return <Decide mail={mail} keys={keys} onDone={onDone} />;
  return mail.entry_id && mail.ticket ? <Elsewhere mail={mail} ticket={mail.ticket} onDone={onDone} /> : null;
}

/** Wrong thread. What opened its ticket has one of its own already. */
function Elsewhere({ mail, ticket, onDone }: Omit<ActsProps, "keys"> & { ticket: NonNullable<MailMessage["ticket"]> }) {
  const t = useWords("mail");
  const [choosing, choose] = useState(false);
  const { move, busy } = useMove(mail, onDone);
  return (
    <div className={css.acts}>
      <Button size="small" icon={IconFolderSymlink} busy={busy} onClick={() => choose(true)}>
        {t("move")}
      </Button>
      {mail.entry_id !== ticket.id && (
        <Button size="small" icon={IconArrowsSplit} busy={busy} onClick={() => move(null)}>
          {t("split")}
        </Button>
      )}
      <ChooseTicket
        open={choosing}
        title={t("move.title")}
        button={(number) => t("move.button", { number })}
        without={ticket.number}
        onClose={() => choose(false)}
        onChosen={(number) => move(String(number))}
      />
    </div>
  );
}
