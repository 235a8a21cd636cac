import { oneLine } from "./address.ts";
import type { Note } from "./charset.ts";
import { decodeHeader } from "./encoded-words.ts";
import { first, readHead } from "./head.ts";
import { limits, tooMuch } from "./limits.ts";
import { contentId, contentOf, type Part } from "./part.ts";
import { readTnef, type Tnef } from "./tnef.ts";
import type { UnderstoodFile } from "./understood.ts";

const longest = 4000;
const endings: Record<string, string> = {
  "image/jpeg": "image.jpg",
  "image/png": "image.png",
  "image/gif": "image.gif",
  "image/webp": "image.webp",
  "application/pdf": "document.pdf",
  "text/calendar": "invite.ics",
  "text/plain": "text.txt",
  "text/html": "text.html",
  "text/csv": "table.csv",
  "text/vcard": "contact.vcf",
  "text/x-vcard": "contact.vcf",
  "text/rfc822-headers": "headers.txt",
  "message/delivery-status": "delivery-status.txt",
  "message/global-delivery-status": "delivery-status.txt",
  "message/disposition-notification": "disposition-notification.txt",
  "application/pgp-signature": "signature.asc",
  "application/pkcs7-signature": "smime.p7s",
  "application/pkcs7-mime": "smime.p7m",
};

const isMessage = (type: string): boolean => type === "message/rfc822" || type === "message/global";

/** An attached message is called by its subject. */
function messageName(given: string | null, content: Buffer): string {
  let name = given;
  if (name === null) {
    try {
      name = decodeHeader(first(readHead(content, 0, content.length, () => undefined).fields, "subject"), "", () => undefined);
    } catch {
      name = "";
    }
  }
  const line = oneLine(name).slice(0, 200) || "message";
  return /\.(?:eml|msg)$/i.test(line) ? line : `${line}.eml`;
}

function file(part: Part, note: Note): UnderstoodFile {
  const content = contentOf(part, note);
  const named = part.file_name === null ? "" : oneLine(part.file_name).slice(0, longest);
  return {
    file_name: isMessage(part.type) ? messageName(part.file_name, content) : named || (endings[part.type] ?? "attachment.bin"),
    media_type: part.type,
    size: content.length,
    content_id: contentId(part),
    inline: false,
    content,
  };
}

const fromTnef = (tnef: Tnef): UnderstoodFile[] =>
  tnef.files.map(({ file_name, media_type, content_id, content }) => ({
    file_name: oneLine(file_name ?? "").slice(0, longest) || "attachment.bin",
    media_type: /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.exec(media_type ?? "")?.[0].toLowerCase() ?? "application/octet-stream",
    size: content.length,
    content_id,
    inline: false,
    content,
  }));

const sealed = new Set(["application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"]);
const tnefTypes = new Set(["application/ms-tnef", "application/vnd.ms-tnef"]);

/** What is attached, with Outlook's winmail.dat opened: its files, and the words it holds where the message has none. */
export function filesOf(attached: readonly Part[], note: Note): { files: UnderstoodFile[]; tnef: Tnef | null } {
  let words: Tnef | null = null;
  const files = attached.flatMap((part) => {
    const one = file(part, note);
    if (sealed.has(part.type)) note("encrypted, or signed as a whole: its words cannot be read here");
    const tnef =
      tnefTypes.has(part.type) || one.file_name.toLowerCase() === "winmail.dat" ? readTnef(Buffer.from(one.content), note) : null;
    if (!tnef) return [one];
    note(`winmail.dat opened: ${tnef.files.length} files`);
    words ??= tnef;
    return fromTnef(tnef);
  });
  if (files.length > limits.parts) throw tooMuch("parts");
  return { files, tnef: words };
}

/** A file is inline when the html shows it; everything else is listed. */
export function markInline(files: readonly UnderstoodFile[], html: string | null): UnderstoodFile[] {
  return files.map((one) => {
    const id = one.content_id;
    const shown = id !== null && html !== null && [id, encodeURIComponent(id), encodeURI(id)].some((form) => html.includes(`cid:${form}`));
    return shown ? { ...one, inline: true } : one;
  });
}
