import { isIP } from "node:net";
import type { ImapFlow } from "imapflow";
import { placeOf, tlsOptions } from "../../platform/egress/index.ts";
import type { FetchingRow } from "./store-fetching.ts";

/** What the desk signs in with. */
export type Credential = { pass: string } | { accessToken: string };

export type ImapServer = Pick<FetchingRow, "host" | "port" | "security" | "user_name" | "certificate"> & { auth?: FetchingRow["auth"] };

/** Nobody's line is longer, and nobody's answer but a piece of a message. */
const longestAnswer = 16 * 1024 * 1024;

/** A connection that is signed in. TLS always, and verified; what was said on it is logged nowhere, for passwords are said there. */
export async function connectImap(server: ImapServer, credential: Credential): Promise<ImapFlow> {
  const { host, port } = server;
  // Of use only to desks that fetch mail: read when the first of it is.
  const { ImapFlow } = await import("imapflow");
  const client = new ImapFlow({
    host: await placeOf(host, port, "mail"),
    port,
    secure: server.security === "tls",
    ...(server.security === "starttls" && { doSTARTTLS: true }),
    ...(isIP(host) === 0 && { servername: host }),
    auth: { user: server.user_name, ...credential },
    tls: tlsOptions(host, server.certificate),
    clientInfo: { name: "Firstline" },
    logger: false,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 300_000,
    maxIdleTime: 240_000,
    autoIdleDelay: 1000,
    maxLineLength: longestAnswer,
    maxLiteralSize: longestAnswer,
    maxResponseSize: 2 * longestAnswer,
    disableCompression: true,
  });
  // Without a listener, Node dies when the connection drops.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}
