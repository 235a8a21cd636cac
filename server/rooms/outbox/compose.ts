import type { Readable } from "node:stream";
import { foldLine } from "../../platform/calendar-line.ts";
import { addrSpec } from "../../platform/addr-spec.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { openFile } from "../files/index.ts";
import { bodyMarker, replyAddress, type MailboxRow } from "../mailboxes/index.ts";
import { frameHtml, frameText } from "./frame.ts";
import { machineHeaders } from "./machine-headers.ts";
import { answerStaysInside } from "./policy.ts";
import { calendarOf, filesOf, ownFilesOf, type MessageRow } from "./store.ts";

export interface Composed {
  envelope: { from: string | false; to: string[] };
  message: Readable;
}

/** Together; servers take 20 MB or more, and base64 makes four bytes of three. */
const mostBytes = 12_000_000;

// Nothing that could begin a header or a command of its own.
const isOneLine = (text: string): boolean => !/[\r\n\0]/.test(text);

/** Of a side conversation only what was chosen for it. */
const filesFor = async (db: Db, { id, entry_id, side_id }: MessageRow) =>
  side_id ? ownFilesOf(db, id) : entry_id ? filesOf(db, entry_id) : [];

async function attachmentsOf(db: Db, row: MessageRow) {
  const files = await filesFor(db, row);
  const fits = files.reduce((sum, { size }) => sum + size, 0) <= mostBytes;
  return { files: fits ? files : [], left: fits ? [] : files };
}

const withLine = (text: string, line: string): string => (line === "" ? text : `${text.trimEnd()}\n\n${line}\n`);

/** The message as it travels; null when what it is made of could not stand in one: an odd address, a second line in a name. */
export async function compose(db: Db, now: Date, row: MessageRow, mailbox: MailboxRow): Promise<Composed | null> {
  const [from, to] = [addrSpec(mailbox.address ?? ""), addrSpec(row.to_address)];
  if (!from || !to || ![row.to_name, row.subject, mailbox.sender_name, row.message_id ?? ""].every(isOneLine)) return null;
  const answers = row.ticket_id
    ? await replyAddress(db, now, {
        mailbox,
        ticketId: row.ticket_id,
        personId: row.person_id,
        sideId: row.side_id,
        ...(row.technician && mailbox.technician_replies && { technician: { cause: row.id, inside: answerStaysInside(row.kind) } }),
      })
    : null;
  const { files, left } = await attachmentsOf(db, row);
  const missing = left.length === 0 ? "" : say(row.language, "mail.files_left", { names: left.map(({ name }) => name).join(", ") });
  const calendar = row.kind.startsWith("appointment") ? await calendarOf(db, row.id) : undefined;
  const isThread = row.ticket_id !== null && !row.technician;
  const framed = {
    language: row.language,
    text: withLine(row.body, missing),
    signature: mailbox.signature,
    isThread,
    marker:
      isThread && row.ticket_id
        ? await bodyMarker(db, now, { ticketId: row.ticket_id, personId: row.person_id, sideId: row.side_id })
        : null,
  };
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const message = new MailComposer({
    from: { name: mailbox.sender_name, address: from },
    to: { name: row.to_name, address: to },
    ...(answers && { replyTo: { name: mailbox.sender_name, address: answers } }),
    subject: row.subject,
    date: row.created_at,
    messageId: `<${row.message_id}>`,
    ...(row.in_reply_to && { inReplyTo: `<${row.in_reply_to}>` }),
    ...(row.reference_ids.length > 0 && { references: row.reference_ids.map((id) => `<${id}>`) }),
    headers: machineHeaders(row),
    text: frameText(framed),
    html: row.html ?? frameHtml(framed),
    ...(calendar && {
      icalEvent: {
        method: calendar.method,
        filename: "invite.ics",
        content: calendar.content.replace("ORGANIZER:mailto:{{organizer}}", () => foldLine(`ORGANIZER:mailto:${from}`)),
      },
    }),
    attachments: await Promise.all(files.map(async (file) => ({ filename: file.name, ...(await openFile(file)) }))),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { envelope: { from: row.automatic === "replied" ? false : from, to: [to] }, message: message.createReadStream() };
}
