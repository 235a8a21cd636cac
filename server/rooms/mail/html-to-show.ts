/**
 * Cleaned once more on its way out: what lies in the database was cleaned by the rules of its day, restored from a backup, or put there
 * by somebody else. Null: nothing of it can be shown.
 */
export async function htmlToShow(kept: string | null | undefined): Promise<string | null> {
  if (!kept) return null;
  // Mail is cleaned by a thread of its own; this one reads the library when somebody reads the letter.
  const { sanitise } = await import("./understand/sanitise.ts");
  return sanitise(kept, () => {}) || null;
}
