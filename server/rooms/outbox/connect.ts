import { isIP } from "node:net";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Db } from "../../platform/db.ts";
import { isThisMachine, placeOf, tlsOptions } from "../../platform/egress/index.ts";
import { signInToSend, type SendingRow } from "../mailboxes/index.ts";
import { deskHost } from "./settings.ts";

/** Where a connection goes: to this very machine only, where it goes without TLS. */
async function addressFor({ host, port, security }: SendingRow): Promise<string> {
  const address = await placeOf(host, port, "mail");
  if (security === "none" && !isThisMachine(address)) throw Object.assign(new Error("not without TLS"), { command: "STARTTLS" });
  return address;
}

/** A greeted and signed-in connection to a mailbox's server. TLS is verified, and never left out but to this very machine. */
export const connect = (db: Db, sending: SendingRow, now: Date): Promise<SMTPConnection> =>
  signInToSend(db, sending, now, async (credential) => {
    const connection = await greet(sending);
    if (!credential) return connection;
    const { default: XOAuth2 } = await import("nodemailer/lib/xoauth2");
    const { user_name: user } = sending;
    const auth = "pass" in credential ? { credentials: { user, ...credential } } : { user, oauth2: new XOAuth2({ user, ...credential }) };
    await step(connection, (done) => connection.login(auth, (error) => done(error))).catch((error: unknown) => {
      connection.close();
      throw error;
    });
    return connection;
  });

async function greet(sending: SendingRow): Promise<SMTPConnection> {
  const address = await addressFor(sending);
  const { default: SMTPConnection } = await import("nodemailer/lib/smtp-connection");
  const connection = new SMTPConnection({
    host: address,
    port: sending.port,
    secure: sending.security === "tls",
    requireTLS: sending.security === "starttls",
    ignoreTLS: sending.security === "none",
    name: deskHost(),
    ...(isIP(sending.host) === 0 && { servername: sending.host }),
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    // RFC 5321, 4.5.3.2.6: it may take its time once it has the message.
    socketTimeout: 300_000,
    tls: tlsOptions(sending.host, sending.certificate),
  });
  await step(connection, (done) => connection.connect((error) => done(error)));
  return connection;
}

/** One step of a connection that ends with its answer, or with the connection. */
export async function step<T>(connection: SMTPConnection, run: (done: (error?: Error | null, answer?: T) => void) => void): Promise<T> {
  let fail: (error: Error) => void = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      fail = reject;
      connection.on("error", fail);
      run((error, answer) => (error ? reject(error) : resolve(answer as T)));
    });
  } catch (error) {
    connection.on("error", () => {});
    throw error;
  } finally {
    connection.off("error", fail);
  }
}
