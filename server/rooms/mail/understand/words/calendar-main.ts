import { fileText, headerOf, type Given } from "./given.ts";

const prefix =
  /^\s{0,5}(?:updated invitation|invitation|invitasjon|innkalling|oppdatert invitasjon|accepted|godtatt|akseptert|declined|avslått|tentative|foreløpig|foreløpig godtatt|cancell?ed|canceled event|avlyst|new time proposed|nytt tidspunkt foreslått|meeting request|møteinnkalling|einladung|zugesagt|abgelehnt|abgesagt|inbjudan)\b/i;

/** Whether the message is an invitation or an answer to one, and not a mail with a calendar file attached. */
export function isCalendar(mail: Given): boolean {
  const calendar = mail.attachments.find((file) => file.media_type === "text/calendar" || file.media_type === "application/ics");
  if (!calendar || !/^METHOD:(?:REQUEST|REPLY|CANCEL|COUNTER|DECLINECOUNTER)\b/im.test(fileText(calendar).slice(0, 5000))) return false;
  const type = headerOf(mail, "content-type");
  if (/calendarmessage/i.test(headerOf(mail, "content-class")) || /^text\/calendar|^multipart\/alternative/i.test(type)) return true;
  return prefix.test(mail.subject.slice(0, 200)) || mail.text.trim() === "";
}
