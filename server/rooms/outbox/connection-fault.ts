import type { Fault, SendingRow } from "../mailboxes/index.ts";
import { plainAnswer, type SendingError } from "./verdict.ts";

/** What `connect` says that would have to send in clear text. */
export const withoutTls = "not without TLS";

/** Why a server cannot be used, in the words that mailboxes have for it. Pure. */
export function connectionFault(error: SendingError & { originalCode?: string | undefined }, sending: SendingRow): Fault {
  const { host, port, user_name: user } = sending;
  const facts = { host, port, user, protocol: "SMTP" };
  const said = plainAnswer(error.response ?? error.message);
  const code = error.originalCode ?? error.code ?? "";
  const status = error.responseCode ?? 0;
  if (error.code === "EAUTH" && (status === 0 || status >= 500)) return { code: "wrong_password", facts };
  if (error.code === "ETLS" && error.command === "STARTTLS" && (status >= 500 || error.message === withoutTls))
    return { code: "no_starttls", facts };
  if (status >= 400) return { code: status === 421 ? "busy" : "server_error", facts: { ...facts, said } };
  if (["ENOTFOUND", "EAI_AGAIN", "EDNS", "EGRESS"].includes(code)) return { code: "no_such_host", facts };
  if (code === "ECONNREFUSED") return { code: "refused", facts };
  if (["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"].includes(code)) return { code: "unreachable", facts };
  if (code === "ECONNECTION" || code === "ECONNRESET" || code === "EPIPE") return { code: "cut", facts };
  return { code: "server_error", facts: { ...facts, said } };
}
