/** How long what nobody attached is kept (h). */
export const hoursKept = 24;

/** What one person may have on its way: enough for the fullest message and another screen, and not enough to fill a disk. */
export const mostUploads = 50;
export const mostBytes = 500 * 1024 * 1024;

/** Cuts leave short pieces; nobody sends a file a byte at a time. */
export const mostPieces = 1000;

export const expiryOf = (changedAt: Date): Date => new Date(changedAt.getTime() + hoursKept * 3_600_000);
