import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selfSigned, type Certificate } from "../../server/platform/self-signed.ts";
import { connectImap } from "../../server/rooms/mailboxes/imap-connection.ts";
import { imapFault } from "../../server/rooms/mailboxes/imap-fault.ts";
import { sayFault } from "../../server/rooms/mailboxes/index.ts";
import { openSmtp, smtpFault } from "../../server/rooms/mailboxes/smtp-connection.ts";
import { hasPackages } from "./harness/debian.ts";
import { startDovecot, type ImapServer } from "./harness/dovecot.ts";
import { startSubmission, type SubmissionServer } from "./harness/submission.ts";

// Seen red with the name of the error not looked for (imap-fault.ts, smtp-connection.ts): it was `server_error` or `no_starttls`.

const day = 86_400_000;
const shown: [reason: string, trusted: boolean, shows: Certificate, remedy: RegExp][] = [
  ["authority", false, selfSigned(["localhost"], new Date(Date.now() - day), 30), /own server.*NODE_EXTRA_CA_CERTS.*listening/],
  ["name", true, selfSigned(["mail.elsewhere.example"], new Date(Date.now() - day), 30), /name that the certificate is for/],
  ["expired", true, selfSigned(["localhost"], new Date(Date.now() - 60 * day), 30), /Renew/],
];

describe.skipIf(!hasPackages).each(shown)("a certificate that is not to be trusted: %s", (reason, trusted, shows, remedy) => {
  let imap: ImapServer;
  let smtp: SubmissionServer;
  beforeAll(async () => {
    imap = await startDovecot({ shows });
    smtp = await startSubmission(imap, { shows });
  });
  afterAll(async () => {
    await smtp?.close();
    await imap?.close();
  });
  const at = (port: number, security: "tls" | "starttls") => ({
    host: "localhost",
    port,
    security,
    user_name: imap.user,
    certificate: trusted ? shows.cert : null,
  });
  const expectTold = (fault: Awaited<ReturnType<typeof imapFault>>) => {
    expect(fault).toMatchObject({
      code: "certificate",
      facts: { reason, issuer: /elsewhere/.test(fault.facts["names"] as string) ? "mail.elsewhere.example" : "localhost" },
    });
    expect(sayFault("en", fault).remedy).toMatch(remedy);
    for (const language of ["en", "nb"] as const) expect(sayFault(language, fault).detail).not.toMatch(/[{}]|undefined|\?/);
  };

  test.each(["tls", "starttls"] as const)("IMAP by %s", async (security) => {
    const server = at(security === "tls" ? imap.port : imap.plainPort, security);
    const error: unknown = await connectImap(server, { pass: imap.password }).catch((refused: unknown) => refused);
    expectTold(await imapFault(error, server));
  });

  test("SMTP", async () => {
    const server = at(smtp.port, "starttls");
    const transport = await openSmtp(server, { pass: imap.password });
    const error: unknown = await transport.verify().catch((refused: unknown) => refused);
    expectTold(await smtpFault(error, server));
  });
});
