import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { root } from "../desk.ts";

const fixture = (name: string): string => readFileSync(join(root, "tests/fixtures/mail", name), "utf8");
export const certificate = fixture("localhost.crt");

export interface Received {
  from: string | false;
  to: string[];
  raw: string;
  /** Message-ID without brackets. */
  id: string;
  secure: boolean;
  user: string | null;
}

/** What the server does with the next messages; left out: it takes them. */
export interface Manners {
  /** Answers by recipient: a number with words refuses, null takes. */
  recipient?: (address: string) => string | null;
  sender?: (address: string | false) => string | null;
  /** After the whole message came: words refuse it, `cut` drops the connection, `silent` says nothing for ever, `lost` takes it and drops. */
  data?: (message: Received) => string | null | "cut" | "lost" | "silent";
  /** Milliseconds before the message is answered. */
  delay?: () => number;
}

export interface Receiver {
  port: number;
  received: Received[];
  /** Recipients as they were named, also those refused. */
  named: string[];
  manners: Manners;
  connections: number;
  close(): Promise<void>;
}

const refusal = (answer: string): Error => Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });

/** A mail server (smtp-server) that takes what comes, or misbehaves as it is told. STARTTLS with a certificate for localhost. */
export async function startReceiver(options: SMTPServerOptions = {}): Promise<Receiver> {
  const sockets = new Map<number, Socket>();
  const receiver: Receiver = { port: 0, received: [], named: [], manners: {}, connections: 0, close: async () => {} };
  const answer = (words: string | null | undefined, done: (error?: Error | null) => void) => done(words ? refusal(words) : null);
  const server = new SMTPServer({
    key: fixture("localhost.key"),
    cert: certificate,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_, done) {
      receiver.connections += 1;
      done();
    },
    onAuth: (auth, _, done) =>
      auth.password === "right" ? done(null, { user: auth.username }) : done(Object.assign(new Error("no"), { responseCode: 535 })),
    onMailFrom: ({ address }, _, done) => answer(receiver.manners.sender?.(address || false), done),
    onRcptTo({ address }, _, done) {
      receiver.named.push(address);
      answer(receiver.manners.recipient?.(address), done);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const { mailFrom, rcptTo } = session.envelope;
        const message: Received = {
          from: (mailFrom && mailFrom.address) || false,
          to: rcptTo.map(({ address }) => address),
          raw,
          id: /^message-id:\s*<([^>]+)>/im.exec(raw)?.[1] ?? "",
          secure: session.secure,
          user: typeof session.user === "string" ? session.user : null,
        };
        const how = receiver.manners.data?.(message) ?? null;
        const drop = () => sockets.get(session.remotePort)?.destroy();
        if (how === "silent") return;
        if (how === "cut") return drop();
        if (how === null || how === "lost") receiver.received.push(message);
        if (how === "lost") return drop();
        setTimeout(() => answer(how, done), receiver.manners.delay?.() ?? 0);
      });
    },
    ...options,
  });
  server.server.on("connection", (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
  server.on("error", () => {});
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.server.address();
  receiver.port = typeof address === "object" && address ? address.port : 0;
  receiver.close = () => new Promise((done) => server.close(() => done()));
  return receiver;
}
