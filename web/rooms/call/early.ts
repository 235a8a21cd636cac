import type { Choice } from "./choices.ts";

interface Early {
  words: string;
  choice: Choice | null;
}

let early: Early | null = null;

/** What was typed, or chosen, while the contact was being opened: the screen takes it over when it has its number. */
export const keepEarly = (next: Early): void => void (early = next);

export function takeEarly(): Early | null {
  const taken = early;
  early = null;
  return taken;
}
