import type { MailFault } from "../../../contract/mailboxes.ts";
import type { Language } from "../../../contract/shapes.ts";
import { say } from "../../platform/i18n.ts";

/** Why something about a mailbox does not work: `mail_fault.<code>` says what is wrong, `mail_fault.<code>.remedy` what to do. */
export interface Fault {
  code: string;
  facts: Record<string, string | number>;
}

/** An error whose reason is known already. */
export interface FaultyError extends Error {
  fault: Fault;
}

export const isFaulty = (error: unknown): error is FaultyError => error instanceof Error && "fault" in error;

export const sayFault = (language: Language, { code, facts }: Fault): MailFault => ({
  code,
  detail: say(language, `mail_fault.${code}`, facts),
  remedy: say(language, `mail_fault.${code}.remedy`, facts),
});
