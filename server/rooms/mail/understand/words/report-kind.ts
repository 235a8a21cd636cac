import { readDeliveryStatus } from "./delivery-status.ts";
import { saysFailed, saysFailedLoosely } from "./failure-words.ts";
import { fileText, headerOf, type Given } from "./given.ts";
import { hasNullSender, senderKind } from "./system-sender.ts";

const refusedByRule = /was automatically rejected\b/i;
const answered = /^\s*(?:re|sv|aw|antw|vs|fwd?|videresendt)\s?:/i;

/**
 * Whether a message reports on the delivery of another: that it failed or waits (RFC 3464 and the free forms), or that it arrived or
 * was read (RFC 3464, RFC 8098). Somebody who asks for help with such a report is neither: their mail has a sender.
 */
export function reportKind(mail: Given): "bounce" | "delivery_receipt" | null {
  const type = headerOf(mail, "content-type").toLowerCase();
  const report = type.startsWith("multipart/report");
  const sender = senderKind(mail);
  const nobody = hasNullSender(mail);
  const system = sender !== null || nobody;
  const receipt = mail.attachments.find((file) => file.media_type === "message/disposition-notification");
  if (report && (receipt || type.includes("disposition-notification"))) {
    // Dovecot reports so what it refused to store, or what a person's rules refused.
    const refused = receipt && /^disposition:\s*automatic-action.{0,80}(?:deleted|denied|failed)/im.test(fileText(receipt));
    return refused && (saysFailed(mail.text) || refusedByRule.test(mail.text.slice(0, 500))) ? "bounce" : "delivery_receipt";
  }
  const statuses = mail.attachments.filter((file) => file.media_type === "message/delivery-status");
  if ((report && (type.includes("delivery-status") || statuses.length > 0)) || (system && statuses.length > 0)) {
    const told = [...statuses.map(fileText), mail.text.slice(0, 100_000)].map(readDeliveryStatus);
    const arrived = told.some((one) => one.delivered > 0) && told.every((one) => one.recipients.length === 0);
    return arrived ? "delivery_receipt" : "bounce";
  }
  if (headerOf(mail, "x-failed-recipients") !== "" && (system || /^auto-/i.test(headerOf(mail, "auto-submitted")))) return "bounce";
  if (!system || answered.test(mail.subject.slice(0, 100))) return null;
  if (/^(?:read|lest|gelesen|läst|læst|not read|ikke lest)\s?:/i.test(mail.subject) && nobody) return "delivery_receipt";
  const text = mail.text.slice(0, 3000);
  // Printers and alerts have no sender either, and postmasters also write themselves: there the words must speak of mail.
  if (sender === "system") return saysFailedLoosely(`${mail.subject}\n${text}`) ? "bounce" : null;
  return saysFailed(mail.subject) || (nobody && sender === "postmaster" && saysFailedLoosely(text)) || (nobody && saysFailed(text))
    ? "bounce"
    : null;
}
