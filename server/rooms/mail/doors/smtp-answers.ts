import { isDiskFull, isUnreachable } from "../../../platform/database-errors.ts";
import { Problem } from "../../../platform/problem.ts";

/** What the door says: the code decides whether the sender keeps the message and tries again (4xx) or gives it back (5xx). RFC 5321, 3463. */
const answers = {
  full: [452, "4.3.1 The desk has no room right now, try again later"],
  away: [451, "4.3.0 The desk cannot take mail right now, try again later"],
  tooLong: [552, "5.3.4 The message is too long: 50 MB at most"],
  tooOften: [451, "4.7.1 Too many messages from you in a minute, try again later"],
  guessing: [421, "4.7.0 Too many wrong addresses from you, try again later"],
  crowded: [421, "4.7.0 Too many connections from you, try again later"],
  nobody: [550, "5.1.1 There is nobody with this address here"],
  another: [452, "4.5.3 One mailbox at a time, send it again for the others"],
} as const satisfies Record<string, [number, string]>;

export const refuse = (what: keyof typeof answers): Error => {
  const [responseCode, words] = answers[what];
  return Object.assign(new Error(words), { responseCode });
};

const full = new Set(["ENOSPC", "EDQUOT"]);

/** Why a message could not be kept: nothing but its length is the sender's fault. */
export function whyNotKept(error: unknown): Error {
  if (error instanceof Problem && error.code === "message_too_long") return refuse("tooLong");
  if (full.has((error as NodeJS.ErrnoException).code ?? "") || isDiskFull(error)) return refuse("full");
  return refuse("away");
}

/** Whether it is worth a line in the log: what passes with the database is told elsewhere. */
export const isUnexpected = (error: unknown): boolean => !(error instanceof Problem) && !isUnreachable(error) && !isDiskFull(error);
