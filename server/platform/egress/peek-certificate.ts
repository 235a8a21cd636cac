import { isIP, type Socket } from "node:net";
import { connect } from "node:tls";
import { connectOut } from "./connect.ts";
import { readCertificate, type SeenCertificate } from "./seen-certificate.ts";
import { startTls } from "./start-tls.ts";

/** How a server is asked to begin with TLS: not at all, or in its own words (RFC 3207, RFC 9051, RFC 4511). */
export type Greeting = "none" | "IMAP" | "SMTP" | "LDAP";

const patience = 10_000;
const steps: Record<Exclude<Greeting, "LDAP">, [say: string | null, until: RegExp][]> = {
  none: [],
  IMAP: [
    [null, /^\* .*\r\n/],
    ["a STARTTLS\r\n", /^a OK/m],
  ],
  SMTP: [
    [null, /^220 .*\r\n/m],
    ["EHLO localhost\r\n", /^250 .*\r\n/m],
    ["STARTTLS\r\n", /^220/m],
  ],
};

/** What the server says until it has said `until`; an error when it says something long, or nothing. */
const hear = (socket: Socket, until: RegExp): Promise<void> =>
  new Promise((done, fail) => {
    let heard = "";
    const late = setTimeout(() => fail(new Error("no answer")), patience);
    const listen = (chunk: Buffer) => {
      heard += chunk.toString("latin1");
      if (!until.test(heard) && heard.length < 10_000) return;
      clearTimeout(late);
      socket.off("data", listen);
      if (until.test(heard)) done();
      else fail(new Error("another answer than was expected"));
    };
    socket.on("data", listen);
    socket.once("error", fail);
    socket.once("close", () => fail(new Error("closed")));
  });

/** Looks at the certificate that a server shows, without believing it: nothing is said to that server. */
export async function peekCertificate(host: string, port: number, greeting: Greeting): Promise<SeenCertificate> {
  const socket = await connectOut(host, port, "mail", patience);
  try {
    if (greeting === "LDAP") await startTls(socket, patience);
    else
      for (const [say, until] of steps[greeting]) {
        if (say) socket.write(say);
        await hear(socket, until);
      }
    const raw = await new Promise<Buffer>((done, fail) => {
      const secured = connect({ socket, rejectUnauthorized: false, ...(isIP(host) === 0 && { servername: host }), timeout: patience }, () =>
        done(secured.getPeerCertificate().raw),
      );
      secured.once("error", fail);
      secured.once("timeout", () => fail(new Error("no answer")));
    });
    return readCertificate(raw);
  } finally {
    socket.destroy();
  }
}
