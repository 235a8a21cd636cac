import { BlockList, isIP, type AddressInfo } from "node:net";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";
import { longestMessage } from "../../../../contract/mail.ts";
import type { Log } from "../../../platform/log.ts";
import { mailboxAt, type MailboxRow } from "../../mailboxes/index.ts";
import type { Intake } from "./imap-take.ts";
import { isUnexpected, refuse, whyNotKept } from "./smtp-answers.ts";
import { watchPeers } from "./smtp-peers.ts";
import type { SmtpDoorSettings } from "./settings.ts";
import type { DoorNews } from "./tell-of-door.ts";

/** Connections at once, from everybody together. */
const mostConnections = 100;
const mostRecipients = 100;

/** Put above what a stranger wrote: of several such verdicts the topmost counts, and this one is nobody's (RFC 8601, 5). */
const noVerdict = Buffer.from("Authentication-Results: not-checked.invalid; none\r\n");

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits ?? (isIP(address) === 6 ? 128 : 32)), familyOf(address));
  }
  return list;
}

async function* above(verdict: Buffer | null, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (verdict) yield verdict;
  yield* stream;
}

export interface SmtpDoor {
  port: number;
  /** Who hears from now on how it goes. */
  tell(news: DoorNews): void;
  stop(): Promise<void>;
}

/**
 * Takes mail in by SMTP, for addresses of the desk and for nobody else: it sends nothing on, and nobody signs in. "250" is said when the
 * message is committed, not before.
 */
export async function openSmtpDoor(intake: Intake, log: Log, settings: SmtpDoorSettings): Promise<SmtpDoor> {
  const relays = listOf(settings.relays);
  const isRelay = ({ remoteAddress }: SMTPServerSession): boolean => relays.check(remoteAddress, familyOf(remoteAddress));
  let news: DoorNews | null = null;
  const peers = watchPeers(() => Date.now());
  const mailboxes = new WeakMap<SMTPServerSession, MailboxRow>();

  async function requireMailbox(address: string, session: SMTPServerSession): Promise<void> {
    const mailbox = await mailboxAt(intake.db, address).catch(() => {
      throw refuse("away");
    });
    if (!mailbox) throw refuse(isRelay(session) || peers.refuse(session.remoteAddress) ? "nobody" : "guessing");
    if (session.envelope.rcptTo.length > 0 && mailboxes.get(session)?.id !== mailbox.id) throw refuse("another");
    mailboxes.set(session, mailbox);
  }

  async function keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const mailbox = mailboxes.get(session);
    const { mailFrom, rcptTo } = session.envelope;
    if (!mailbox) throw refuse("nobody");
    try {
      if (!isRelay(session) && !peers.send(session.remoteAddress)) throw refuse("tooOften");
      const { id } = await intake.receive({
        mailbox,
        via: "smtp",
        raw: above(isRelay(session) ? null : noVerdict, stream),
        envelopeFrom: mailFrom === false ? "" : mailFrom.address,
        envelopeTo: rcptTo.map(({ address }) => address),
        now: intake.now(),
      });
      news?.took();
      intake.kept(id);
    } catch (error) {
      if (error instanceof Error && "responseCode" in error) throw error;
      if (isUnexpected(error)) log.warn({ err: error }, "a message that came by SMTP could not be kept");
      const why = stream.sizeExceeded ? refuse("tooLong") : whyNotKept(error);
      news?.refused(why.message);
      throw why;
    } finally {
      // What is left of it is heard and forgotten: the answer is heard only after it.
      stream.resume();
    }
  }

  const told = (work: Promise<unknown>, done: (error?: Error | null) => void) => void work.then(() => done(), done);
  const { SMTPServer } = await import("smtp-server");
  const server = new SMTPServer({
    name: settings.name,
    banner: "Firstline",
    ...settings.certificate(),
    minVersion: "TLSv1.2",
    size: longestMessage,
    disabledCommands: ["AUTH"],
    authOptional: true,
    disableReverseLookup: true,
    maxClients: mostConnections,
    socketTimeout: 120_000,
    closeTimeout: 10_000,
    logger: false,
    onConnect(session, done) {
      if (!isRelay(session) && !peers.connect(session.remoteAddress)) return done(refuse("crowded"));
      done();
    },
    onClose(session) {
      if (!isRelay(session)) peers.leave(session.remoteAddress);
    },
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= mostRecipients) return done(refuse("another"));
      told(requireMailbox(address, session), done);
    },
    onData: (stream, session, done) => told(keep(stream, session), done),
  });
  // A peer that goes in the middle of a word ends its own connection, not ours.
  server.on("error", (error: NodeJS.ErrnoException) => log.debug({ error: error.message }, "a connection of the SMTP door broke"));
  await new Promise<void>((done, fail) => {
    server.server.once("error", fail);
    server.listen(settings.port, settings.host, () => {
      server.server.off("error", fail);
      done();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    tell: (given) => void (news = given),
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
