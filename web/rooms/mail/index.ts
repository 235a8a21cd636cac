/** The door of mail's room: reading a message, deciding about one that is held, and what a ticket shows of its mail. */
export { Delivered } from "./delivered.tsx";
export { HeldBeside, HeldHere } from "./held-here.tsx";
export { ReadMail } from "./read-mail.tsx";
export { Replay } from "./replay.tsx";
export { ShowMail, ShowOriginal } from "./show-original.tsx";
export { MailOfTicket } from "./mail-of-ticket.tsx";
