import type { MailMessage } from "../../../contract/mail.ts";
import { forget, keep } from "../../platform/queries.ts";
import { refreshAfter } from "../../platform/refresh.ts";

/** A message was decided about or moved: lists of messages are old, and the tickets that gained or lost it. */
export function afterMail(mail: MailMessage, ...tickets: (number | undefined)[]): void {
  keep("GET /mail/messages/{id}", { params: { id: mail.id } }, mail);
  void forget("GET /mail/messages");
  for (const number of [mail.ticket?.number, ...tickets]) if (number) refreshAfter("PATCH /tickets/{id}", { id: String(number) });
}
