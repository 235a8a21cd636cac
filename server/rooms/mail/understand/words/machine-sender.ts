import { headerOf, type Given } from "./given.ts";

const local =
  /^(?:no-?_?\.?reply|do-?_?not-?_?reply|ikke-?svar|svar-?ikke|noreply[+\w.-]{0,40}|[\w.-]{0,40}(?:no-?reply|donotreply|do-not-reply)|notifications?|notify|accounts?|account-security|security|verify|verification|verifisering|auth|login|signin|otp|invitations?|invite|confirm|mailer|auto|system|feedback)$/i;
const service =
  /(?:^|\.)(?:slack\.com|google\.com|microsoft\.com|microsoftonline\.com|live\.com|github\.com|atlassian\.(?:com|net)|zoom\.us|dropbox\.com|okta\.com|apple\.com|amazon\.com|facebookmail\.com|linkedin\.com|notion\.so|figma\.com|openai\.com|asana\.com|trello\.com|gitlab\.com|1password\.com|lastpass\.com|bankid\.no|vipps\.no|altinn\.no|docusign\.net|adobe\.com|discord\.com|monday\.com)$/i;

// What services that send for programs add; no person's mail program does.
const massMailed =
  /^(?:feedback-id|list-unsubscribe|x-ses-outgoing|x-mailgun-.+|x-sg-.+|x-mandrill-.+|x-mc-user|x-pm-message-id|x-sib-id|x-msfbl|x-mj-mid)$/;

/** Whether nobody sits behind the address: it says so itself, it is a service's own, or the mail was made by a program. */
export function isMachineSender(mail: Given): boolean {
  const [name = "", domain = ""] = mail.from?.address.split("@") ?? [];
  if (local.test(name) || service.test(domain)) return true;
  if (/^auto-/i.test(headerOf(mail, "auto-submitted"))) return true;
  return mail.headers.slice(0, 500).some((header) => massMailed.test(header.name));
}
