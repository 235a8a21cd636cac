const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Private-use characters that PostgreSQL is asked to mark with, and takes out of the text before: nobody can type a mark of their own. */
export const markStart = "\uE000";
export const markEnd = "\uE001";

/** Escapes everything, then turns the marks into `<mark>`: the only element that can come out. */
export const toHighlight = (marked: string): string =>
  marked
    .replace(/[&<>"']/g, (character) => escapes[character] ?? "")
    .replaceAll(markStart, "<mark>")
    .replaceAll(markEnd, "</mark>");
