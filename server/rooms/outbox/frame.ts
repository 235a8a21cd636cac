import type { Language } from "../../../contract/shapes.ts";
import { replyMarkers } from "../../platform/reply-marker.ts";

export interface Framed {
  language: Language;
  text: string;
  signature: string;
  /** It is about a ticket: an answer to it is taken. */
  isThread: boolean;
  /** By which an answer finds its ticket when a relay left nothing else of ours; quoted by every program, for it is words like the rest. */
  marker: string | null;
}

/**
 * The line above which an answer is written; below the words RFC 3676's mark, by which mail programs know a signature and leave it
 * out when they quote. So the marker stands before it.
 */
export function frameText({ language, text, signature, isThread, marker }: Framed): string {
  const below = [marker ? `Ref: ${marker}\n` : "", signature.trim() === "" ? "" : `-- \n${signature.trim()}\n`];
  return [
    isThread ? `${replyMarkers[language]}\n\n` : "",
    below.every((part) => part === "") ? text : `${text.trimEnd()}\n`,
    ...below.map((part) => (part === "" ? "" : `\n${part}`)),
  ].join("");
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

// Bounded, and without anything to turn back for.
const address = /https?:\/\/[^\s<>"'&]{1,500}/g;

/** Plain words as HTML: addresses become links, nothing else becomes anything. */
function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => {
      let html = "";
      let from = 0;
      for (const { 0: found, index } of paragraph.matchAll(address)) {
        const link = found.replace(/(?<![.,;:!?)\]])[.,;:!?)\]]+$/, "");
        html += `${escapeHtml(paragraph.slice(from, index))}<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>`;
        from = index + link.length;
      }
      html += escapeHtml(paragraph.slice(from));
      return `<p>${html.replaceAll("\n", "<br>\n")}</p>`;
    })
    .join("\n");
}

const style =
  "max-width:40em;margin:0;padding:16px;font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5";

/** The same words as a page that needs nothing from elsewhere and fits every screen. */
export const frameHtml = ({ language, text, signature, isThread, marker }: Framed): string =>
  `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0">
<div style="${style}">
${isThread ? `<p style="margin:0 0 16px;font-size:12px;opacity:.6">${replyMarkers[language]}</p>\n` : ""}${paragraphs(text)}
${signature.trim() === "" ? "" : `<div style="margin-top:24px;opacity:.75">\n${paragraphs(signature)}\n</div>`}
${marker ? `<p style="margin:24px 0 0;font-size:11px;opacity:.6">Ref: ${marker}</p>` : ""}
</div>
</body>
</html>
`;
