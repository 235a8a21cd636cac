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

/** What a server said, on one line and no longer than a sentence may be. */
export const said = (text: string): string =>
  text
    .replaceAll(/[^\x20-\x7e\u00a0-\uffff]+/g, " ")
    .trim()
    .slice(0, 200);

/** Why a server could not be talked with, by what Node says. */
export function networkCode(given: unknown): string {
  const error: { code?: string; message: string } = given instanceof Error ? given : new Error(String(given));
  const code = error.code ?? "";
  if (badCertificate.test(code)) return "certificate";
  if (noName.has(code)) return "no_such_host";
  if (code === "ECONNREFUSED") return "refused";
  if (noAnswer.has(code)) return "unreachable";
  if (otherTalk.has(code)) return "wrong_security";
  return broken.has(code) || /Connection not available|Unexpected close|Connection closed|socket hang up/i.test(error.message)
    ? "cut"
    : "server_error";
}
