import { beganHere } from "../../platform/begin-contact.ts";
import type { Choice } from "./choices.ts";

interface Early {
  words: string;
  choice: Choice | null;
  /** Enter was pressed before the rows were there: what is typed since answers the next question. */
  hurried?: boolean;
}
const nothing: Early = { words: "", choice: null };

let early = nothing;

/** What was typed, or chosen, while the contact was being opened: the screen takes it over when it has its number. */
export const keepEarly = (next: Early): void => void (early = next);
export const forgetEarly = (): void => void (early = nothing);

/** Only for the contact that began here; anybody else's name stays theirs. */
export function takeEarly(contactId: string): Early {
  const taken = beganHere(contactId) ? early : nothing;
  early = nothing;
  return taken;
}
