import type { Fault, FaultyError } from "../mail-fault.ts";
import { networkCode, said } from "../../../platform/egress/index.ts";
import type { Registration } from "./registration.ts";

export const noGrant = (user: string): FaultyError =>
  Object.assign(new Error("no grant"), { fault: { code: "no_grant", facts: { user } } });

interface Refusal {
  status: number;
  content: unknown;
}
const isRefusal = (given: unknown): given is Refusal =>
  typeof given === "object" && given !== null && "status" in given && "content" in given;

const word = (content: unknown, name: string): string => {
  const value = typeof content === "object" && content !== null ? (content as Record<string, unknown>)[name] : undefined;
  return typeof value === "string" ? value : "";
};

/** What somebody at the provider has to agree to once more (RFC 6749, 5.2, and OpenID Connect's words for the same). */
const over = /^(invalid_grant|interaction_required|consent_required|login_required)$/;
const later = /^(temporarily_unavailable|server_error|slow_down)$/;
const names = { microsoft: "Microsoft", google: "Google" } as const;

export const providerName = ({ provider, tokenUrl }: Pick<Registration, "provider" | "tokenUrl">): string =>
  provider === "other" ? new URL(tokenUrl).hostname : names[provider];

function codeOf(given: unknown): string {
  if (!isRefusal(given)) return networkCode(given);
  const error = word(given.content, "error");
  if (over.test(error)) return "grant_over";
  if (given.status >= 500 || given.status === 429 || later.test(error)) return "busy";
  return error ? "client_refused" : "server_error";
}

/** Why the provider gave no token: what it answered, or why it could not be asked. Pure. */
export function askedFault(given: unknown, registration: Registration, user: string): Fault {
  const { hostname, port, protocol } = new URL(registration.tokenUrl);
  const words = isRefusal(given)
    ? word(given.content, "error_description") || word(given.content, "error") || `HTTP ${given.status}`
    : given instanceof Error
      ? given.message
      : "";
  const facts = { provider: providerName(registration), host: hostname, port: Number(port || (protocol === "http:" ? 80 : 443)), user };
  return { code: codeOf(given), facts: { ...facts, protocol: "HTTPS", said: said(words) } };
}
