import { isThisMachine, placeOf, tlsOptions } from "../../platform/egress/index.ts";
import { isDiskFull } from "../../platform/database-errors.ts";
import { isFaulty, type Fault } from "./mail-fault.ts";
import { certificateFacts } from "../../platform/egress/index.ts";
import { said } from "../../platform/egress/index.ts";
import type { Credential } from "./imap-connection.ts";
import type { SendingRow } from "./store-sending.ts";

export type SmtpServer = Pick<SendingRow, "host" | "port" | "security" | "user_name" | "certificate"> & { auth?: SendingRow["auth"] };

/** A way to send by a mailbox's server; null as a credential: without signing in. */
export async function openSmtp(server: SmtpServer, credential: Credential | null) {
  const { host, port, security, user_name: user } = server;
  const address = await placeOf(host, port, "mail");
  if (security === "none" && !isThisMachine(address)) throw Object.assign(new Error("STARTTLS is needed"), { command: "STARTTLS" });
  const signIn = credential && ("pass" in credential ? { user, pass: credential.pass } : { type: "OAuth2" as const, user, ...credential });
  const { default: nodemailer } = await import("nodemailer");
  return nodemailer.createTransport({
    host: address,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    tls: tlsOptions(host, server.certificate),
    ...(signIn && { auth: signIn }),
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

function refusal({ response = "", responseCode = 0 }: SmtpError): string {
  if (responseCode === 421 || responseCode === 454) return "busy";
  if (/5\.7\.139|not enabled|disabled|basic auth/i.test(response)) return "access_off";
  return /application-specific|app password|5\.7\.9/i.test(response) ? "app_password_needed" : "wrong_password";
}

function codeOf(error: SmtpError): string {
  const text = `${error.code ?? ""} ${error.message}`;
  if (error.code === "EAUTH") return refusal(error);
  const status = error.responseCode ?? 0;
  // A server that does not know STARTTLS says 5xx; 4xx is that it cannot just now.
  if (error.command === "STARTTLS" && status >= 500) return "no_starttls";
  if (status > 0) return status === 421 ? "busy" : "server_error";
  if (/CERT|self.signed|altnames|unable to verify|certificate/i.test(text)) return "certificate";
  if (/STARTTLS/i.test(text) || error.command === "STARTTLS") return "no_starttls";
  if (/ENOTFOUND|EAI_|EGRESS|EDNS/.test(text)) return "no_such_host";
  if (/ECONNREFUSED/.test(text)) return "refused";
  if (/Greeting never received|wrong version|EPROTO|packet length|Invalid greeting/i.test(text)) return "wrong_security";
  if (/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/.test(text)) return "unreachable";
  return /ECONNRESET|EPIPE|closed/i.test(text) ? "cut" : "server_error";
}

const reasonIn = (text: string): string => {
  if (/expired|not yet valid/i.test(text)) return "CERT_HAS_EXPIRED";
  return /altnames|ALTNAME/.test(text) ? "ERR_TLS_CERT_ALTNAME_INVALID" : "";
};

/** Why a mailbox cannot send, from what went wrong. */
export async function smtpFault(given: unknown, server: SmtpServer): Promise<Fault> {
  if (isFaulty(given)) return given.fault;
  const error = (given instanceof Error ? given : new Error(String(given))) as SmtpError;
  const found = isDiskFull(error) ? "desk_full" : codeOf(error);
  const code = found === "wrong_password" && server.auth === "oauth2" ? "token_refused" : found;
  const facts = {
    host: server.host,
    port: server.port,
    user: server.user_name,
    protocol: "SMTP",
    said: said(error.response ?? error.message),
  };
  if (code !== "certificate") return { code, facts };
  const security = server.security === "tls" ? "tls" : "starttls";
  return { code, facts: { ...facts, ...(await certificateFacts({ code: reasonIn(error.message) }, { ...server, security }, "SMTP")) } };
}
