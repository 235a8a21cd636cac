import type { TelephoneSystem } from "../../../../contract/telephone.ts";
import type { Language } from "../../../../contract/shapes.ts";
import { networkCode, said } from "../../../platform/egress/index.ts";
import { say } from "../../../platform/i18n.ts";

/** Why an Asterisk cannot be listened to: `telephone_fault.<code>` says what is wrong, `telephone_fault.<code>.remedy` what to do. */
export interface AsteriskFault {
  code: string;
  facts: Record<string, string | number>;
}

const ofStatus: Record<number, string> = { 401: "credentials", 403: "credentials", 404: "no_ari", 503: "server_error" };
const own: Record<string, string> = {
  STALLED: "stalled",
  REPLACED: "replaced",
  TOO_MUCH: "too_much",
  CLOSED: "cut",
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: "too_long",
  EMSGSIZE: "too_long",
  EGRESS: "inside",
};

function codeOf(error: Error & { code?: unknown; status?: unknown }): string {
  if (typeof error.status === "number") return ofStatus[error.status] ?? "no_ari";
  const code = typeof error.code === "string" ? error.code : "";
  if (own[code]) return own[code];
  if (code.startsWith("WS_ERR") || error instanceof SyntaxError) return "no_ari";
  return /handshake has timed out/i.test(error.message) ? "unreachable" : networkCode(error);
}

/** Why it did not work, from what went wrong. */
export function asteriskFault(given: unknown, url: string, user: string): AsteriskFault {
  const error = given instanceof Error ? given : new Error(String(given));
  return { code: codeOf(error), facts: { host: new URL(url).host, user, said: said(error.message) } };
}

export const sayAsteriskFault = (
  language: Language,
  { code, facts }: AsteriskFault,
): NonNullable<NonNullable<TelephoneSystem["asterisk"]>["fault"]> => ({
  code,
  detail: say(language, `telephone_fault.${code}`, facts),
  remedy: say(language, `telephone_fault.${code}.remedy`, facts),
});
