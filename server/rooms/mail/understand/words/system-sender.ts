import { headerOf, type Given } from "./given.ts";

const local =
  /^(?:mailer-daemon|mailerdaemon|mail-daemon|mdaemon|postmaster|mail-delivery|maildelivery|mailsystem|bounces?|microsoftexchange[0-9a-f]{32})$/i;
const name = /^(?:mail delivery (?:sub)?system|mail delivery service|postmaster|system administrator|mailer-daemon|microsoft outlook)$/i;

/** Whether nobody sent it: the envelope's sender is empty. */
export const hasNullSender = (mail: Given): boolean => /^<\s*>$|^<?mailer-daemon/i.test(headerOf(mail, "return-path"));

/** Whether the mail system itself wrote it. */
export function isSystemSender(mail: Given): boolean {
  const from = mail.from?.address.split("@", 1)[0] ?? "";
  const raw = headerOf(mail, "from");
  return hasNullSender(mail) || local.test(from) || name.test(mail.from?.name ?? "") || /^"?(?:mailer-daemon|postmaster)\b/i.test(raw);
}
