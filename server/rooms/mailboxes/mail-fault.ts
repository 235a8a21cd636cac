import type { MailFault, SeenCertificate } from "../../../contract/mail-fault.ts";
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

/** What the server showed; nothing where another name or time is what is wrong: trusting it would not help. */
function shown({ code, facts }: Fault): SeenCertificate | null {
  const { pem, fingerprint, names, issuer, from, to } = facts;
  if (code !== "certificate" || facts["reason"] !== "authority" || !pem) return null;
  const [first, last] = [String(from), String(to)];
  return { pem: String(pem), fingerprint: String(fingerprint), names: String(names), issuer: String(issuer), from: first, to: last };
}

export const sayFault = (language: Language, fault: Fault): MailFault => ({
  code: fault.code,
  detail: say(language, `mail_fault.${fault.code}`, fault.facts),
  remedy: say(language, `mail_fault.${fault.code}.remedy`, fault.facts),
  certificate: shown(fault),
});
