import { mine } from "./kept-here.ts";

/** `waiting`: typed and not yet kept. `failed`: the server did not take it; kept in this tab and tried again. `unread`: nobody knows whether
 * something is kept; it is read again until somebody types. */
export type DraftState = "empty" | "loading" | "unread" | "waiting" | "saved" | "failed";

/** What stands in the field of a draft that was just read, and in which state: what is kept, else what one begins with. Pure. */
export function standing(items: readonly { key: string; body: string }[], key: string, words: string): { text: string; state: DraftState } {
  const kept = items.find((item) => item.key === key);
  return kept ? { text: kept.body, state: "saved" } : { text: words, state: "empty" };
}

/** What is typed below what is kept, so that who types goes on at the end; once, where one of them holds the other. Pure. */
export function below(kept: string, words: string): string {
  if (kept === "" || words.startsWith(kept)) return words;
  if (words === "" || kept.startsWith(`${words}\n\n`) || kept.endsWith(`\n\n${words}`)) return kept;
  return `${kept}\n\n${words}`;
}

const object = (text: string): Record<string, unknown> | null => {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** What is typed in a form, with what is kept of it where nothing was typed. One line is written as it was typed. Pure. */
export function into(kept: string, words: string): string {
  const [there, typed] = [object(kept), object(words)];
  if (words === "") return kept;
  return there && typed ? JSON.stringify(fill(there, typed)) : words;
}

function fill(kept: Record<string, unknown>, typed: Record<string, unknown>): Record<string, unknown> {
  const each = (key: string): unknown => {
    const [was, is] = [kept[key], typed[key]];
    if (is === undefined || is === null || is === "") return was ?? is;
    return typeof is === "object" && typeof was === "object" && was !== null && !Array.isArray(is)
      ? fill(was as Record<string, unknown>, is as Record<string, unknown>)
      : is;
  };
  return Object.fromEntries([...new Set([...Object.keys(kept), ...Object.keys(typed)])].map((key) => [key, each(key)]));
}

const mirror = (key: string) => mine("draft", key);
const blind = (key: string) => mine("unread", key);

/** Until the server has it, the text also stays in the tab, so that a reload during an outage does not lose it. `unread`: written by who did
 * not know what is kept. */
export function remember(key: string, text: string | null, unread = false): void {
  try {
    if (text === null) sessionStorage.removeItem(mirror(key));
    else sessionStorage.setItem(mirror(key), text);
    if (text === null || !unread) sessionStorage.removeItem(blind(key));
    else sessionStorage.setItem(blind(key), "1");
  } catch {
    // Storage may be forbidden; the server still keeps it.
  }
}

export function remembered(key: string): { text: string; unread: boolean } | null {
  try {
    const text = sessionStorage.getItem(mirror(key));
    return text === null ? null : { text, unread: sessionStorage.getItem(blind(key)) !== null };
  } catch {
    return null;
  }
}
