import type { Bounce } from "../understood.ts";
import { readDeliveryStatus } from "./delivery-status.ts";
import { saysWaiting } from "./failure-words.ts";
import { fileText, headerOf, type Given } from "./given.ts";
import { addressesInReport } from "./report-addresses.ts";

const mostRecipients = 100;

/** The id of the mail that a report is about: within the copy of it, in the report's fields, or what the report answers. */
function failedId(mail: Given): string | null {
  const copies = mail.attachments.filter((file) =>
    ["message/rfc822", "text/rfc822-headers", "message/rfc822-headers"].includes(file.media_type),
  );
  const reports = mail.attachments.filter((file) => file.media_type.startsWith("message/")).map(fileText);
  for (const text of [...copies.map(fileText), ...reports, mail.text.slice(0, 100_000)]) {
    const id = /^[ \t>]{0,8}(?:x-)?(?:original-)?message-id:\s{0,4}<([^<>\s]{3,500})>/im.exec(text)?.[1];
    if (id) return id;
  }
  const answered = `${headerOf(mail, "in-reply-to")} ${headerOf(mail, "references")}`;
  return /<([^<>\s]{3,500})>/.exec(answered)?.[1] ?? null;
}

/** An SMTP answer near an address: `550 5.1.1 …`. */
function answerIn(text: string): { status: string | null; diagnostic: string | null } {
  const line = /(?:^|[\s:<(])([45]\d\d[ -](?:#?[45]\.\d{1,3}\.\d{1,3} ?)?[^\r\n]{3,300})/.exec(text.slice(0, 20_000))?.[1]?.trim() ?? null;
  return { status: /[45]\.\d{1,3}\.\d{1,3}/.exec(line ?? "")?.[0] ?? null, diagnostic: line };
}

/**
 * Who could not be reached, by a report for machines (RFC 3464), by X-Failed-Recipients, or by the words for people of the mail systems
 * that write nothing else. Null when the message names nobody. Asked only of what `classify` calls a bounce: of any other it may be wrong.
 */
export function readBounce(mail: Given): Bounce | null {
  const reports = mail.attachments.filter((file) =>
    ["message/delivery-status", "message/global-delivery-status"].includes(file.media_type),
  );
  const inside = mail.attachments.filter((file) => file.media_type === "message/rfc822");
  const told = [...reports.map(fileText), mail.text.slice(0, 100_000)].map(readDeliveryStatus);
  // A report that somebody's server has wrapped once more.
  const reported = told.some((one) => one.recipients.length > 0) ? told : [...told, ...inside.map(fileText).map(readDeliveryStatus)];
  const message_id = failedId(mail);
  const recipients = reported.flatMap((one) => one.recipients);
  if (recipients.length > 0) {
    const byAddress = new Map(recipients.map((one) => [one.address.toLowerCase(), one]));
    return { recipients: [...byAddress.values()].slice(0, mostRecipients), message_id };
  }
  if (reported.some((one) => one.delivered > 0)) return null;
  const temporary = saysWaiting(`${mail.subject}\n${mail.text}`);
  const answer = answerIn(mail.text);
  const ignored = new Set([...mail.to.map((one) => one.address.toLowerCase()), mail.from?.address.toLowerCase() ?? ""]);
  const failed = headerOf(mail, "x-failed-recipients")
    .split(/[\s,;]+/)
    .filter((one) => /^[^@]+@[^@]+$/.test(one));
  const addresses = failed.length > 0 ? failed : addressesInReport(mail.text, ignored);
  if (addresses.length === 0) return null;
  return { recipients: addresses.slice(0, mostRecipients).map((address) => ({ address, temporary, ...answer })), message_id };
}
