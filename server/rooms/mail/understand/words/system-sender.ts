import { headerOf, type Given } from "./given.ts";

const system =
  /^(?:mailer-daemon|mailerdaemon|mail-daemon|mdaemon|mail-delivery|maildelivery|mailsystem|bounces?|microsoftexchange[0-9a-f]{32})$/i;
const name = /^(?:mail delivery (?:sub)?system|mail delivery service|system administrator|mailer-daemon|microsoft outlook)$/i;

/** Whether nobody sent it: the envelope's sender is empty. */
export const hasNullSender = (mail: Given): boolean => /^<\s*>$|^<?mailer-daemon/i.test(headerOf(mail, "return-path"));

/** Whether it calls itself the mail system; a postmaster may also be a person. */
export function senderKind(mail: Given): "system" | "postmaster" | null {
  const from = mail.from?.address.split("@", 1)[0] ?? "";
  const raw = headerOf(mail, "from");
  if (system.test(from) || name.test(mail.from?.name ?? "") || /^[<"\s]{0,4}(?:mailer-daemon\b|system administrator")/i.test(raw))
    return "system";
  return /^postmaster$/i.test(from) || /^[<"\s]{0,4}postmaster\b/i.test(raw) ? "postmaster" : null;
}
