import type { CompanyFault } from "../../../contract/company.ts";
import type { Language } from "../../../contract/shapes.ts";
import { certificateFacts, networkCode, said } from "../../platform/egress/index.ts";
import { say } from "../../platform/i18n.ts";
import { Problem } from "../../platform/problem.ts";

/** Why a provider does not work: `company_fault.<code>` says what is wrong, `company_fault.<code>.remedy` what to do. */
interface Fault {
  code: string;
  facts: Record<string, string | number>;
}

const notOpenId = new Set([
  "STATUS",
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_PARSE_ERROR",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_MISSING_SERVER_METADATA",
  "OAUTH_INVALID_SERVER_METADATA",
]);
const own: Record<string, string> = {
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: "issuer_differs",
  OAUTH_TIMEOUT: "unreachable",
  NO_KEYS: "no_keys",
};

const field = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? (error as Record<string, unknown>)[name] : undefined;

/** The library wraps what Node says. */
function rootOf(error: unknown): Error & { code?: string } {
  const cause = field(error, "cause");
  const wraps = cause instanceof Error && !["OAUTH_RESPONSE_BODY_ERROR"].includes(String(field(error, "code")));
  return wraps ? rootOf(cause) : error instanceof Error ? error : new Error(String(error));
}

function codeOf(error: unknown): string {
  for (const one of [error, rootOf(error)]) {
    const code = String(field(one, "code") ?? "");
    if (own[code]) return own[code] ?? "";
    if (notOpenId.has(code)) return "not_openid";
  }
  if (field(error, "error") !== undefined) return "client_refused";
  return networkCode(rootOf(error));
}

/** For the audit: a stable name, with what the provider said. */
export function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.code;
  const words = [field(error, "code"), field(error, "error"), rootOf(error).message].filter((one) => typeof one === "string");
  return said([...new Set(words)].join(": "));
}

export async function providerFault(error: unknown, { issuer }: { issuer: string }): Promise<Fault> {
  const url = new URL(issuer);
  const code = codeOf(error);
  const place = { host: url.hostname, port: Number(url.port || (url.protocol === "https:" ? 443 : 80)), security: "tls" };
  const description = field(error, "error_description") ?? field(error, "error") ?? rootOf(error).message;
  const node = rootOf(error).code;
  const more = code === "certificate" ? await certificateFacts({ code: node }, place, "IMAP") : {};
  return { code, facts: { host: url.hostname, port: place.port, issuer, said: said(String(description)), ...more } };
}

export function sayCompanyFault(language: Language, { code, facts }: Fault): CompanyFault {
  const { pem, fingerprint, names, issuer, from, to } = facts;
  const trustable = code === "certificate" && facts["reason"] === "authority" && pem;
  const shown = { pem: String(pem), fingerprint: String(fingerprint), names: String(names), issuer: String(issuer) };
  return {
    code,
    detail: say(language, `company_fault.${code}`, facts),
    remedy: say(language, `company_fault.${code}.remedy`, facts),
    certificate: trustable ? { ...shown, from: String(from), to: String(to) } : null,
  };
}
