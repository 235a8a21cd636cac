/** What one message may cost. Anything beyond was made to keep us busy, or is nobody's mail. */
export const limits = {
  /** Bytes of the message. */
  message: 50 * 1024 * 1024,
  /** Bytes of the head of a message or part. */
  head: 256 * 1024,
  headers: 1000,
  recipients: 1000,
  parts: 100,
  depth: 20,
  /** Characters of its text, and of its html. Longer ones are cut, which the trace says. */
  text: 2_000_000,
} as const;

export type Limit = keyof typeof limits;

/** A message whose build goes over a limit: refused, its bytes kept by the caller. */
export interface TooMuch extends Error {
  name: "TooMuch";
  limit: Limit;
}

export const tooMuch = (limit: Limit): TooMuch =>
  Object.assign(new Error(`more than ${limits[limit]} in: ${limit}`), { name: "TooMuch" as const, limit });

export const isTooMuch = (error: unknown): error is TooMuch => error instanceof Error && error.name === "TooMuch";
