let last: { number: number; at: number } | null = null;

/** The next page of this ticket says that we have it; a later look does not. */
export const rememberOpened = (number: number): void => void (last = { number, at: Date.now() });
export const wasJustOpened = (number: number): boolean => last?.number === number && Date.now() - last.at < 60_000;
