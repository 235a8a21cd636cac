import { sanitise } from "./understand/sanitise.ts";

/**
 * Cleaned once more on its way out: what lies in the database was cleaned by the rules of its day, restored from a backup, or put there
 * by somebody else. Null: nothing of it can be shown.
 */
export const htmlToShow = (kept: string | null | undefined): string | null => (kept ? sanitise(kept, () => {}) || null : null);
