import { say } from "./i18n.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What to say at each required field that is empty, by its name, in the reader's language (the browser's own bubble speaks the
 * browser's); the first of them takes the focus. Null when all are filled.
 */
export function emptyFields(form: HTMLFormElement): Record<string, string> | null {
  const empty = [...form.querySelectorAll<Control>(":required")].filter(({ value }) => value.trim() === "");
  empty[0]?.focus();
  return empty.length > 0 ? Object.fromEntries(empty.map(({ name }) => [name, say("ui", "field.required")])) : null;
}
