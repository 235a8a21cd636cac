import type { DirectoryFault } from "../../../contract/directories.ts";
import type { Language } from "../../../contract/shapes.ts";
import { certificateFacts, networkCode, said } from "../../platform/egress/index.ts";
import { say } from "../../platform/i18n.ts";
import type { LdapDirectory } from "./ldap/connect-ldap.ts";

/** Why a directory does not work: `directory_fault.<code>` says what is wrong, `directory_fault.<code>.remedy` what to do. */
export interface Fault {
  code: string;
  facts: Record<string, string | number>;
}

/** What a directory answers that it does not do as it was asked (RFC 4511, appendix A), by its number. */
const results: Record<number, string> = {
  3: "slow",
  4: "size_limit",
  7: "credentials",
  8: "credentials",
  10: "referral",
  11: "size_limit",
  13: "wrong_security",
  16: "changed_meanwhile",
  19: "refused_value",
  20: "changed_meanwhile",
  21: "refused_value",
  32: "no_base",
  34: "no_base",
  48: "credentials",
  49: "credentials",
  50: "no_rights",
  51: "busy",
  52: "busy",
  53: "unwilling",
  65: "refused_value",
  68: "exists",
};

const own: Record<string, string> = {
  EMPTY_PASSWORD: "credentials",
  NO_BASE: "no_base",
  NO_GROUP: "no_group",
  BAD_NAME: "bad_name",
  CHANGED_MEANWHILE: "changed_meanwhile",
  TOO_MANY_VALUES: "size_limit",
  NOBODY: "nobody",
  NO_STARTTLS: "no_starttls",
  ERR_STREAM_DESTROYED: "cut",
};

function codeOf(error: Error & { code?: unknown }): string {
  if (typeof error.code === "number") return results[error.code] ?? "server_error";
  if (typeof error.code === "string" && own[error.code]) return own[error.code] ?? "server_error";
  if (/timed? ?out/i.test(error.message)) return "slow";
  if (/Socket error|Socket connection|connection (?:was )?closed|closed before/i.test(error.message)) return "cut";
  return networkCode(error);
}

/** Why it did not work, from what went wrong. */
export async function directoryFault(given: unknown, directory: LdapDirectory): Promise<Fault> {
  const error = given instanceof Error ? given : new Error(String(given));
  const code = codeOf(error);
  const { host, port, bind_name: user, people_base: base, security } = directory;
  const node = { code: "code" in error && typeof error.code === "string" ? error.code : undefined };
  const more = code === "certificate" ? await certificateFacts(node, directory, "LDAP") : {};
  return { code, facts: { host, port, user, base, security, said: said(error.message), ...more } };
}

export function sayDirectoryFault(language: Language, { code, facts }: Fault): DirectoryFault {
  const { pem, fingerprint, names, issuer, from, to } = facts;
  const trustable = code === "certificate" && facts["reason"] === "authority" && pem;
  const shown = { pem: String(pem), fingerprint: String(fingerprint), names: String(names), issuer: String(issuer) };
  return {
    code,
    detail: say(language, `directory_fault.${code}`, facts),
    remedy: say(language, `directory_fault.${code}.remedy`, facts),
    certificate: trustable ? { ...shown, from: String(from), to: String(to) } : null,
  };
}
