import { decodeBytes, type Note } from "./charset.ts";
import { limits, tooMuch } from "./limits.ts";
import { readProperties, type Property } from "./mapi.ts";

// Transport Neutral Encapsulation Format (MS-OXTNEF): what Outlook puts in winmail.dat.
const signature = 0x223e9f78;
const attribute = {
  attachRendData: 0x00069002,
  attachTitle: 0x00018010,
  attachData: 0x0006800f,
  attachment: 0x00069005,
  messageProperties: 0x00069003,
  body: 0x0002800c,
  codePage: 0x00069007,
} as const;
const property = { body: 0x1000, bodyHtml: 0x1013, longName: 0x3707, name: 0x3704, mediaType: 0x370e, contentId: 0x3712, content: 0x3701 };
const objectType = 0x000d;

export interface TnefFile {
  file_name: string | null;
  media_type: string | null;
  content_id: string | null;
  content: Buffer;
}

export interface Tnef {
  text: string | null;
  html: string | null;
  files: TnefFile[];
}

const beforeNul = (bytes: Buffer): Buffer => {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
};

const textOf = (one: Property | undefined, charset: string, note: Note): string | null => {
  if (!one) return null;
  const text = one.unicode ? one.value.toString("utf16le") : decodeBytes(one.value, charset, note);
  return text.replaceAll("\0", "").replaceAll("\r\n", "\n").toWellFormed();
};

/** A message within the message (PtypObject): its files count as this one's. */
function embedded(content: Property | undefined, depth: number, note: Note): Tnef | null {
  const inner = content?.type === objectType ? content.value.subarray(16) : null;
  return inner && inner.length > 6 && inner.readUInt32LE(0) === signature ? readTnef(inner, note, depth + 1) : null;
}

/** Unpacks a winmail.dat; null: it is none. What is cut off or broken in it ends the reading, and what was read before stays. */
export function readTnef(bytes: Buffer, note: Note, depth = 0): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null;
  if (depth > 3) throw tooMuch("depth");
  const made: Tnef = { text: null, html: null, files: [] };
  let charset = "windows-1252";
  let file: TnefFile | null = null;
  let at = 6;
  while (at + 9 <= bytes.length) {
    const id = bytes.readUInt32LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const value = bytes.subarray(at + 9, at + 9 + length);
    if (value.length < length) {
      note("winmail.dat ends in the middle");
      break;
    }
    at += 9 + length + 2;
    if (id === attribute.codePage && length >= 4) charset = `windows-${value.readUInt32LE(0)}`;
    else if (id === attribute.body) made.text = decodeBytes(beforeNul(value), charset, note).replaceAll("\r\n", "\n");
    else if (id === attribute.messageProperties) {
      const properties = readProperties(value);
      made.text = textOf(properties.get(property.body), charset, note) ?? made.text;
      made.html = textOf(properties.get(property.bodyHtml), "utf-8", note) ?? made.html;
    } else if (id === attribute.attachRendData) {
      if (made.files.length >= limits.parts) throw tooMuch("parts");
      file = { file_name: null, media_type: null, content_id: null, content: Buffer.alloc(0) };
      made.files.push(file);
    } else if (file && id === attribute.attachTitle) file.file_name ??= decodeBytes(beforeNul(value), charset, note);
    else if (file && id === attribute.attachData) file.content = value;
    else if (file && id === attribute.attachment) {
      const properties = readProperties(value);
      const text = (wanted: number) => textOf(properties.get(wanted), charset, note);
      file.file_name = text(property.longName) ?? file.file_name ?? text(property.name);
      file.media_type = text(property.mediaType);
      file.content_id = text(property.contentId);
      const inner = embedded(properties.get(property.content), depth, note);
      if (inner) {
        made.files.pop();
        file = null;
        made.files.push(...inner.files);
      } else if (file.content.length === 0) file.content = properties.get(property.content)?.value ?? file.content;
    }
  }
  return made;
}
