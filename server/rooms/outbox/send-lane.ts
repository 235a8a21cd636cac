import { setTimeout as sleep } from "node:timers/promises";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Db } from "../../platform/db.ts";
import type { Log } from "../../platform/log.ts";
import { noteSending, smtpFault, type Fault, type MailboxRow, type SendingRow } from "../mailboxes/index.ts";
import { compose, type Composed } from "./compose.ts";
import { connect } from "./connect.ts";
import { deliver } from "./deliver.ts";
import { holding } from "./holding.ts";
import { pauseUntil } from "./retry-times.ts";
import { settleTry, takeBack } from "./settle.ts";
import type { MessageRow } from "./store.ts";
import { takeNext } from "./store-turns.ts";
import type { Verdict } from "./verdict.ts";

export interface Lane {
  db: Db;
  log: Log;
  now: () => Date;
  mailbox: MailboxRow;
  sending: SendingRow;
  isStopped: () => boolean;
}

/** The server is left alone for a while; System health says why. */
async function pause({ db, log, now, mailbox, sending }: Lane, fault: Fault): Promise<void> {
  const failures = sending.failures + 1;
  log.warn({ mailbox: mailbox.key, fault: fault.code }, "a mailbox cannot send");
  await noteSending(db, sending, {
    failures,
    paused_until: pauseUntil(now(), failures),
    failing_since: sending.failing_since ?? now(),
    failure: fault.code,
    failure_facts: fault.facts,
  });
}

const noteWell = ({ db, now, sending }: Lane) =>
  noteSending(db, sending, { last_ok_at: now(), failures: 0, paused_until: null, failing_since: null, failure: null, failure_facts: {} });

const refusedSender = ({ sending, mailbox }: Lane, said: string): Fault => ({
  code: "sender_refused",
  facts: { host: sending.host, user: sending.user_name, address: mailbox.address ?? "", said },
});

/** The message as it travels; a file of it may be out of reach for a while. */
async function composeFor({ db, log, now, mailbox }: Lane, row: MessageRow): Promise<Composed | Verdict> {
  try {
    return (await compose(db, now(), row, mailbox)) ?? { state: "failed", trouble: "bad_address", answer: null };
  } catch (error) {
    log.warn({ message: row.id, error: (error as Error).message }, "a message could not be put together");
    return { state: "waiting", trouble: "unreadable", answer: null };
  }
}

/** Mailboxes whose server takes no message without a sender (RFC 3834 asks for none, many servers for one): by their settings. */
const needSender = new Set<string>();
const settingsOf = ({ sending }: Lane): string => `${sending.mailbox_id} ${sending.revision}`;

async function send(lane: Lane, connection: SMTPConnection, row: MessageRow): Promise<{ verdict: Verdict; isOpen: boolean }> {
  const composed = await composeFor(lane, row);
  if (!("envelope" in composed)) return { verdict: composed, isOpen: true };
  const { envelope } = composed;
  if (envelope.from || !needSender.has(settingsOf(lane))) return deliver(connection, composed);
  return deliver(connection, { ...composed, envelope: { ...envelope, from: lane.mailbox.address ?? false } });
}

/** The sender was refused: of a message without one the next try has one, else the mailbox cannot send. */
async function afterRefusedSender(lane: Lane, row: MessageRow, said: string): Promise<"over" | "refused"> {
  await takeBack(lane.db, row, lane.now());
  if (row.automatic === "replied" && !needSender.has(settingsOf(lane))) {
    needSender.add(settingsOf(lane));
    return "over";
  }
  await pause(lane, refusedSender(lane, said));
  return "refused";
}

/** The database may be away for a moment just when a message was taken by its server: that must not be forgotten. */
async function settleSurely(lane: Lane, row: MessageRow, verdict: Exclude<Verdict, { state: "mailbox" }>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await settleTry(lane.db, lane.now(), row, verdict);
    } catch (error) {
      if (tries === 60 || lane.isStopped()) throw error;
      await sleep(500);
    }
  }
}

/** Takes and sends one message. `none`: nothing is due; `over`: this connection takes no more; `refused`: the mailbox may not send. */
async function sendNext(lane: Lane, connection: SMTPConnection): Promise<"sent" | "none" | "over" | "refused"> {
  const { db, now } = lane;
  const row = await takeNext(db, lane.mailbox.id, now(), holding.until(now()));
  if (!row) return "none";
  const release = holding.hold(row.id);
  try {
    const { verdict, isOpen } = await send(lane, connection, row);
    if (verdict.state === "mailbox") return await afterRefusedSender(lane, row, verdict.answer);
    await settleSurely(lane, row, verdict);
    return isOpen ? "sent" : "over";
  } finally {
    release();
  }
}

/** Sends what is due in a mailbox, one after another on one connection, until nothing is or the server has enough. */
export async function sendAlong(lane: Lane): Promise<void> {
  let connection: SMTPConnection;
  try {
    connection = await connect(lane.db, lane.sending, lane.now());
  } catch (error) {
    return pause(lane, await smtpFault(error, lane.sending));
  }
  try {
    let came = await sendNext(lane, connection);
    while (came === "sent" && !lane.isStopped()) came = await sendNext(lane, connection);
    if (came !== "refused") await noteWell(lane);
    connection.quit();
  } finally {
    connection.close();
  }
}
