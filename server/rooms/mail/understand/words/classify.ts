import type { Classification } from "../understood.ts";
import { readAutoReply } from "./auto-reply.ts";
import { isCalendar } from "./calendar-main.ts";
import { headerOf, type Given, type Header } from "./given.ts";
import { reportKind } from "./report-kind.ts";

/** Whether a header proves that we wrote the mail ourselves (a signature of ours in it). What only looks like ours proves nothing. */
export type IsOurs = (header: Header) => boolean;

function isLoop(mail: Given, isOurs: IsOurs): boolean {
  const automatic = !/^(?:no\b.*)?$/i.test(headerOf(mail, "auto-submitted"));
  return mail.headers
    .slice(0, 500)
    .some((header) => (header.name === "x-loop" || (automatic && header.name === "message-id")) && isOurs(header));
}

const isList = (mail: Given) =>
  ["list-id", "list-post", "x-mailing-list", "mailing-list"].some((name) => headerOf(mail, name) !== "") ||
  /^list\b/i.test(headerOf(mail, "precedence"));

/**
 * Written by a program to whom it concerns: alerts, newsletters, notices. Also who asks for no automatic answer
 * (X-Auto-Response-Suppress) is not given one; that alone makes nothing an answer of a program.
 */
const isBulk = (mail: Given) =>
  /^(?:bulk|junk)\b/i.test(headerOf(mail, "precedence")) ||
  headerOf(mail, "list-unsubscribe") !== "" ||
  /^auto-/i.test(headerOf(mail, "auto-submitted")) ||
  /\b(?:all|autoreply)\b/i.test(headerOf(mail, "x-auto-response-suppress"));

/** What kind of message it is. When in doubt it is somebody's message: what is called otherwise may be passed over in silence. */
export function classify(mail: Given, isOurs: IsOurs = () => false): Classification {
  if (isLoop(mail, isOurs)) return "loop";
  const kind = reportKind(mail) ?? readAutoReply(mail);
  if (kind) return kind;
  if (isCalendar(mail)) return "calendar";
  if (isList(mail)) return "mailing_list";
  return isBulk(mail) ? "bulk" : "message";
}
