import type { Language } from "../../../contract/shapes.ts";
import { dateFormat } from "../../platform/date-format.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { copyFiles } from "../files/index.ts";
import { findTicket, reply } from "../tickets/index.ts";
import type { ChatRow } from "./store.ts";
import { messagesAfter, type MessageRow } from "./store-messages.ts";

const words = {
  en: {
    head: (name: string) => `Our chat with ${name}:`,
    joined: "joined",
    moved: "handed the chat on",
    left: "The visitor ended the chat",
    ended: "ended the chat",
  },
  nb: {
    head: (name: string) => `Chatten vår med ${name}:`,
    joined: "ble med",
    moved: "sendte chatten videre",
    left: "Den besøkende avsluttet chatten",
    ended: "avsluttet chatten",
  },
};

/** Mail and lists cut longer ones; the chat itself keeps every word. */
const longest = 90_000;

/** What was said, a paragraph for each, on the clock of who reads it first. Pure. */
export function transcriptOf(rows: readonly MessageRow[], visitor: string, language: Language, timeZone: string): string {
  const clock = dateFormat("nb", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const say = words[language];
  const lines = rows.map((row) => {
    const at = clock.format(row.at);
    if (row.side === "desk")
      return `${at} · ${row.what === "left" ? say.left : `${row.author ?? ""} ${row.what ? say[row.what] : ""}`.trim()}`;
    const files = row.files.map(({ name }) => `[${name}]`);
    return `${at} ${row.author ?? visitor}: ${[row.body, ...files].filter(Boolean).join(" ")}`;
  });
  const text = [say.head(visitor), ...lines].join("\n\n");
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()} …` : text;
}

/**
 * What was said becomes one public message of the ticket, by who talked: everybody who reads the ticket reads it there, it is found, and it goes to
 * who it was with by mail, whose answer comes back into the ticket. Nothing where no technician spoke. Answers whether there was anything.
 */
export async function writeTranscript(tx: Db, technician: Actor, now: Date, chat: ChatRow): Promise<boolean> {
  const rows = await messagesAfter(tx, [{ chat_id: chat.id, after: 0 }]);
  if (!rows.some(({ side }) => side === "technician")) return false;
  const ticket = await findTicket(tx, chat.ticket_id);
  if (!ticket) return false;
  const copies = await copyFiles(
    tx,
    technician,
    now,
    rows.flatMap(({ files }) => files),
  );
  const body = transcriptOf(rows, chat.visitor_name, chat.language, technician.timeZone);
  await reply(
    tx,
    technician,
    now,
    chat.ticket_id,
    { body, wait: false, attachments: copies },
    { byMail: ticket.status === "closed", unmailed: !chat.mails },
  );
  return true;
}
