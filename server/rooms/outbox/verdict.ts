import type { Trouble } from "./tables.ts";

export type Verdict =
  | { state: "sent"; answer: string }
  /** Never, as it stands. */
  | { state: "failed"; trouble: Trouble; answer: string | null }
  /** Later again. */
  | { state: "waiting" | "maybe_sent"; trouble: Trouble; answer: string | null }
  /** It is the mailbox that is refused, whatever it sends. */
  | { state: "mailbox"; answer: string };

/** What nodemailer says of a failed try. */
export interface SendingError {
  code?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
  message: string;
}

/** One line of what a server said; it may say anything. */
export const plainAnswer = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, 500);

/** What a failed try means. `handedOver`: the last byte had been given to the server, so it may have taken the message. Pure. */
export function verdictOn(error: SendingError, handedOver: boolean): Verdict {
  const answer = error.response ? plainAnswer(error.response) : null;
  const status = error.responseCode ?? 0;
  if (status >= 500 && error.command === "MAIL FROM") return { state: "mailbox", answer: answer ?? "" };
  if (status >= 500) return { state: "failed", trouble: "refused", answer };
  if (status >= 400) return { state: "waiting", trouble: "put_off", answer };
  if (error.command === "API" && error.code === "EENVELOPE") return { state: "failed", trouble: "bad_address", answer: null };
  if (error.code === "EMESSAGE") return { state: "failed", trouble: "refused", answer: plainAnswer(error.message) };
  return handedOver ? { state: "maybe_sent", trouble: "unsure", answer } : { state: "waiting", trouble: "no_answer", answer };
}
