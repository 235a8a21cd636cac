import { ending } from "./file-name.ts";
import type { Picture } from "./tables.ts";

/** What a file may be delivered as. Nothing in here runs in a browser, and what is not in here is bytes. */
const types: Record<string, string> = {
  txt: "text/plain; charset=utf-8",
  log: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  pdf: "application/pdf",
  zip: "application/zip",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  mp4: "video/mp4",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};

/** By the ending of its name; what the sender says it is counts for nothing. */
export const mediaType = (name: string): string =>
  (Object.hasOwn(types, ending(name)) && types[ending(name)]) || "application/octet-stream";

/** Whether the first bytes are those of a picture that a preview can be made of. */
export function pictureIn(head: Buffer): Picture | null {
  const text = head.toString("latin1");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (/^GIF8[79]a/.test(text)) return "gif";
  return text.startsWith("RIFF") && text.slice(8, 12) === "WEBP" ? "webp" : null;
}
