import type { MailTextKind } from "../../../../contract/mail-texts.ts";
import type { Language } from "../../../../contract/shapes.ts";
import { paths, type Path } from "../../../platform/paths.ts";

const kinds: Record<MailTextKind, true> = {
  opened: true,
  opened_stranger: true,
  replied: true,
  followed: true,
  solved: true,
  update_moved: true,
  offered: true,
  handed_to_team: true,
  bounced: true,
  requester_replied: true,
  reopened: true,
  notice: true,
  declined: true,
  mail_failed: true,
  reply_held: true,
  vendor_answered: true,
  mentioned: true,
  approval_asked: true,
  appointment: true,
  appointment_cancelled: true,
  appointment_reminder: true,
  approval_answered: true,
  promise_soon: true,
  promise_due: true,
  target_near: true,
  target_missed: true,
  sign_in_code: true,
  address_changed: true,
  contact_changed: true,
  factor_added: true,
  factor_removed: true,
  factors_reset: true,
  recovery_code_used: true,
  recovery_codes_created: true,
  password_changed: true,
  verification_failed: true,
  roles_changed: true,
  account_acted: true,
  password_link: true,
  break_glass_used: true,
  mail_stopped: true,
  mail_flows: true,
  audit_anchor: true,
};
const isKind = (word: string): word is MailTextKind => Object.hasOwn(kinds, word);

/** Which text a page is about: its last part reads `opened.nb`, or `opened.nb.<mailbox>`. */
export interface TextPlace {
  kind: MailTextKind;
  language: Language;
  mailbox: string | null;
}

export const pathOfText = ({ kind, language, mailbox }: TextPlace): Path =>
  paths.settings("mail-texts", [kind, language, mailbox].filter(Boolean).join("."));

/** Null for an address that names none. */
export function textPlace(id: string): TextPlace | null {
  const [kind = "", language, mailbox = null] = id.split(".");
  return isKind(kind) && (language === "en" || language === "nb") ? { kind, language, mailbox } : null;
}
