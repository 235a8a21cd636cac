import { htmlLines } from "./html-lines.ts";
import { showLines } from "./line.ts";

/** HTML as plain text: lines break where people see them break, lists have bullets, links show their target when their words do not. */
export const htmlToText = (html: string): string => showLines(htmlLines(html));
