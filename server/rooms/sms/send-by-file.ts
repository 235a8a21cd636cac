import { constants } from "node:fs";
import { open, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { smsFolder } from "./settings.ts";
import type { GatewayRow } from "./store.ts";
import type { Tried } from "./verdict.ts";

/** As SMS Server Tools 3 reads it: headers, an empty line, the words. Its numbers have no plus. */
const forSmstools = (number: string, text: string): Buffer => Buffer.from(`To: ${number.slice(1)}\nAlphabet: UTF-8\n\n${text}\n`, "utf8");

/** As Gammu SMSD reads it: the words, in UTF-16 behind a byte order mark; whom it is for stands in the name. */
const forGammu = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le");

const two = (n: number): string => String(n).padStart(2, "0");
const stamp = (at: Date): string =>
  `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}_${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`;

/** Pure: what the file is called. */
const nameOf = (layout: GatewayRow["layout"], { id, number }: { id: string; number: string }, at: Date): string =>
  layout === "gammu" ? `OUTC${stamp(at)}_00_${number}_${id}.txt` : `firstline-${id}`;

/** Puts one message into the folder of the server, whole or not at all: written aside and renamed. Only the desk and its group may read it. */
export async function sendByFile(
  { layout }: Pick<GatewayRow, "layout">,
  message: { id: string; number: string; text: string },
  at: Date,
): Promise<Tried> {
  const folder = smsFolder();
  if (!folder) return { trouble: "no_folder", status: null, came: "never" };
  // A name with a dot in front is passed over by both.
  const aside = join(folder, `.firstline-${message.id}.part`);
  const bytes = layout === "gammu" ? forGammu(message.text) : forSmstools(message.number, message.text);
  try {
    const file = await open(aside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o660);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, join(folder, nameOf(layout, message, at)));
    return { trouble: null, status: null, came: "sent" };
  } catch (error) {
    await unlink(aside).catch(() => {});
    const missing = ["ENOENT", "ENOTDIR", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "");
    return { trouble: missing ? "no_folder" : "disk", status: null, came: "not" };
  }
}
