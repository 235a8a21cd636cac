import type { ImapFlowError } from "imapflow";
import { isDiskFull, isUnreachable } from "../../platform/database-errors.ts";
import type { Fault } from "./mail-fault.ts";
import type { ImapServer } from "./imap-connection.ts";
import { certificateFacts } from "./certificate-facts.ts";

const fullDisk = new Set(["ENOSPC", "EDQUOT"]);
const noAnswer = new Set(["ETIMEDOUT", "CONNECT_TIMEOUT", "EHOSTUNREACH", "ENETUNREACH"]);
const noName = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EGRESS"]);
const otherTalk = new Set([
  "GREETING_TIMEOUT",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
  "EPROTO",
  "ClosedAfterConnectText",
]);
const broken = new Set([
  "ECONNRESET",
  "EPIPE",
  "NoConnection",
  "EConnectionClosed",
  "ClosedAfterConnectTLS",
  "ETIMEOUT",
  "StateLogout",
  "UPGRADE_TIMEOUT",
]);
const badCertificate = /CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY|ALTNAME/;

/** What the server said, on one line and no longer than a sentence may be. */
export const said = (text: string): string =>
  text
    .replaceAll(/[^\x20-\x7e\u00a0-\uffff]+/g, " ")
    .trim()
    .slice(0, 200);

/** Why signing in was refused, by what the great providers say (RFC 5530 and their own words). */
function refusal({ response, responseText, serverResponseCode, oauthError }: ImapFlowError): string {
  const text = `${String(response ?? "")} ${responseText ?? ""} ${serverResponseCode ?? ""}`;
  if (/application-specific|app password/i.test(text)) return "app_password_needed";
  if (/not enabled|disabled|basic ?auth|user is authenticated but not connected|CONTACTADMIN|PRIVACYREQUIRED/i.test(text))
    return "access_off";
  if (/UNAVAILABLE|too many|LIMIT/i.test(text)) return "busy";
  return oauthError ? "grant_over" : "wrong_password";
}

const codeOf = (error: ImapFlowError): string => {
  const code = error.code ?? "";
  if (fullDisk.has(code) || isDiskFull(error)) return "desk_full";
  if (error.authenticationFailed) return refusal(error);
  if (badCertificate.test(code)) return "certificate";
  if (noName.has(code)) return "no_such_host";
  if (code === "ECONNREFUSED") return "refused";
  if (noAnswer.has(code)) return "unreachable";
  if (/STARTTLS/i.test(error.message) || error.tlsFailed) return "no_starttls";
  if (otherTalk.has(code)) return "wrong_security";
  if (code === "ETHROTTLE") return "busy";
  if (error.mailboxMissing || code === "NotFound" || error.serverResponseCode === "NONEXISTENT") return "no_folder";
  if (broken.has(code) || /Connection not available|Unexpected close|Connection closed/i.test(error.message)) return "cut";
  return "server_error";
};

/** Why a mailbox cannot be read, from what went wrong. `fromDesk`: while the desk kept what it had fetched. */
export async function imapFault(given: unknown, server: ImapServer & { folder?: string }, fromDesk = false): Promise<Fault> {
  const error = (given instanceof Error ? given : new Error(String(given))) as ImapFlowError;
  const facts = {
    host: server.host,
    port: server.port,
    user: server.user_name,
    protocol: "IMAP",
    folder: server.folder ?? "INBOX",
    folders: "INBOX",
  };
  if (fromDesk)
    return {
      code: fullDisk.has(error.code ?? "") || isDiskFull(error) ? "desk_full" : isUnreachable(error) ? "desk_away" : "server_error",
      facts: { ...facts, said: said(error.message) },
    };
  const code = codeOf(error);
  const words = typeof error.response === "string" ? error.response : (error.responseText ?? error.reason ?? error.message);
  const more = code === "certificate" ? await certificateFacts(error, server, "IMAP") : {};
  return { code, facts: { ...facts, provider: server.host, said: said(words), ...more } };
}
