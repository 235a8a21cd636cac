import type { MailMessage } from "../../../contract/mail.ts";
import { call, isRefusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { toast } from "../../ui/toast.tsx";
import { afterMail } from "./after-mail.ts";

/** Moves what was made from a message to another ticket (or a new one: null); the word of it can take it back. */
export function useMove({ id, ticket }: MailMessage, onDone?: () => void): { move: (to: string | null) => void; busy: boolean } {
  const t = useWords("mail");
  const before = ticket?.number;
  const undo = async () => {
    try {
      afterMail(await call("POST /mail/messages/{id}/moves", { params: { id }, body: { ticket: String(before) } }));
      toast.told(t("move.undone", { number: before ?? 0 }));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    }
  };
  const tell = useTell("POST /mail/messages/{id}/moves", {
    done: (mail) => {
      afterMail(mail, before);
      toast.told(t("move.done", { number: mail.ticket?.number ?? 0 }), { label: t("undo"), run: () => void undo() });
      onDone?.();
    },
  });
  return { move: (to) => tell.mutate({ params: { id }, body: { ticket: to } }), busy: tell.isPending };
}
