import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { selfSigned, type Certificate } from "../../../server/platform/self-signed.ts";
import type { ImapServer } from "./dovecot.ts";

export interface SubmissionServer {
  port: number;
  certificate: string;
  close(): Promise<void>;
}

interface SubmissionOptions {
  /** It takes mail for addresses with a word behind a + too. */
  plus?: boolean;
  swallows?: boolean;
  shows?: Certificate;
  /** It takes tokens instead of passwords: these. */
  isGood?: (accessToken: string) => boolean;
}

/** A server that people of a mailbox send by: what is for the mailbox itself lies there at once. */
export async function startSubmission(
  imap: ImapServer,
  { plus = true, swallows = false, shows, isGood }: SubmissionOptions = {},
): Promise<SubmissionServer> {
  const made = shows ?? selfSigned(["localhost", "127.0.0.1"], new Date(Date.now() - 86_400_000), 30);
  const server = new SMTPServer({
    ...made,
    logger: false,
    authMethods: isGood ? ["XOAUTH2"] : ["PLAIN", "LOGIN"],
    onAuth({ username, password, accessToken }, _session, done) {
      if (isGood && accessToken && isGood(accessToken)) return done(null, { user: username });
      if (isGood) return done(null, { data: { status: "401", schemes: "bearer" } });
      if (username === imap.user && password === imap.password) return done(null, { user: username });
      done(Object.assign(new Error("5.7.8 Username and password not accepted"), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      if (address.includes("+") && !plus) return done(Object.assign(new Error("5.1.1 No such user"), { responseCode: 550 }));
      done();
    },
    onData(stream, _session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        if (!swallows) imap.drop([Buffer.concat(pieces)]);
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.server.address() as AddressInfo).port,
    certificate: made.cert,
    close: () => new Promise((done) => server.close(done)),
  };
}
