import type { ImapFlowError } from "imapflow";
import { isDiskFull, isUnreachable } from "../../platform/database-errors.ts";
import { isFaulty, type Fault } from "./mail-fault.ts";
import { networkCode, said } from "../../platform/egress/index.ts";
import type { ImapServer } from "./imap-connection.ts";
import { certificateFacts } from "../../platform/egress/index.ts";

const fullDisk = new Set(["ENOSPC", "EDQUOT"]);
/** Why signing in was refused, by what the great providers say (RFC 5530 and their own words). */
function refusal({ response, responseText, serverResponseCode, oauthError }: ImapFlowError): string {
  const text = `${String(response ?? "")} ${responseText ?? ""} ${serverResponseCode ?? ""}`;
  if (/application-specific|app password/i.test(text)) return "app_password_needed";
  if (/not enabled|disabled|basic ?auth|user is authenticated but not connected|CONTACTADMIN|PRIVACYREQUIRED/i.test(text))
    return "access_off";
  if (/UNAVAILABLE|too many|LIMIT/i.test(text)) return "busy";
  return oauthError ? "token_refused" : "wrong_password";
}

const codeOf = (error: ImapFlowError): string => {
  const code = error.code ?? "";
  if (fullDisk.has(code) || isDiskFull(error)) return "desk_full";
  if (error.authenticationFailed) return refusal(error);
  if (code === "ETHROTTLE") return "busy";
  if (error.mailboxMissing || code === "NotFound" || error.serverResponseCode === "NONEXISTENT") return "no_folder";
  const network = networkCode(error);
  return network !== "certificate" && (/STARTTLS/i.test(error.message) || error.tlsFailed) ? "no_starttls" : network;
};

/** Why a mailbox cannot be read, from what went wrong. `fromDesk`: while the desk kept what it had fetched. */
export async function imapFault(given: unknown, server: ImapServer & { folder?: string }, fromDesk = false): Promise<Fault> {
  if (isFaulty(given)) return given.fault;
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
  const found = codeOf(error);
  const code = found === "wrong_password" && server.auth === "oauth2" ? "token_refused" : found;
  const words = typeof error.response === "string" ? error.response : (error.responseText ?? error.reason ?? error.message);
  const more = code === "certificate" ? await certificateFacts(error, server, "IMAP") : {};
  return { code, facts: { ...facts, provider: server.host, said: said(words), ...more } };
}
