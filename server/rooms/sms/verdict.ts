import type { SmsTrouble } from "../../../contract/sms.ts";

/** What a try came to. */
export interface Tried {
  trouble: SmsTrouble | null;
  status: number | null;
  /** sent: taken; not: surely not taken, and worth another try; never: surely not taken, and will not be; unknown: nobody can say. */
  came: "sent" | "not" | "never" | "unknown";
}

/** What an answer means. Pure. */
export function verdictOn(status: number): Tried {
  if (status >= 200 && status < 300) return { trouble: null, status, came: "sent" };
  if (status >= 300 && status < 400) return { trouble: "redirected", status, came: "never" };
  // Who answers 500 may have taken it before it fell over.
  if ([429, 503].includes(status)) return { trouble: "status", status, came: "not" };
  // Somebody between us and the provider gave up waiting.
  return { trouble: "status", status, came: status >= 500 || status === 408 ? "unknown" : "never" };
}

const surelyNot: Record<string, SmsTrouble> = {
  EGRESS: "not_allowed",
  ENOTFOUND: "unknown_host",
  EAI_AGAIN: "unknown_host",
  ECONNREFUSED: "no_connection",
  EHOSTUNREACH: "no_connection",
  ENETUNREACH: "no_connection",
};
const ofTls = /CERT|^ERR_SSL|^ERR_TLS|SELF_SIGNED|UNABLE_TO|^EPROTO/;

/**
 * What it means that there was no answer, by the code of Node's error: what ended before the request left may be tried again; after that
 * the provider may have taken it, and nobody should get it twice. Pure.
 */
export function verdictOnError(code: string): Tried {
  const trouble = surelyNot[code] ?? (ofTls.test(code) ? "certificate" : null);
  if (trouble) return { trouble, status: null, came: "not" };
  return { trouble: code === "ETIMEDOUT" ? "no_answer" : "cut", status: null, came: "unknown" };
}

const waits = [5, 30, 120, 600, 1800, 3600];

/** When it is tried again after so many tries. Pure. */
export const nextTry = (now: Date, attempts: number): Date => new Date(now.getTime() + (waits[attempts - 1] ?? 3600) * 1000);
