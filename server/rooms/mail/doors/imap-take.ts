import type { FetchMessageObject, ImapFlow } from "imapflow";
import { longestMessage } from "../../../../contract/mail.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { noteLeft, noteSkipped, noteTaken, type FetchingRow, type LeftMessage, type MailboxRow } from "../../mailboxes/index.ts";
import type { MailGiven } from "../receive.ts";
import type { DeskError } from "./desk-error.ts";
import { requireOpen, sourceOf, vanished } from "./source-of.ts";

export interface Intake {
  db: Db;
  now(): Date;
  receive(given: MailGiven): Promise<{ id: string }>;
  /** It is kept; now it may be understood. */
  kept(id: string): void;
}

const date = (at: Date | string | undefined): Date | null => (at === undefined ? null : new Date(at));

const leftOf = (
  { uid, size = 0, envelope, internalDate }: Omit<FetchMessageObject, "seq">,
  reason: LeftMessage["reason"],
): LeftMessage => ({
  uid,
  size,
  reason,
  from_address: envelope?.from?.[0]?.address?.slice(0, 254) ?? null,
  subject: (envelope?.subject ?? "").replaceAll("\0", "").toWellFormed().slice(0, 1000),
  arrived_at: date(internalDate),
});

const envelopeOf = { uid: true, size: true, envelope: true, internalDate: true };
const flag = (client: ImapFlow, uid: number) => client.messageFlagsAdd(String(uid), ["\\Flagged"], { uid: true });

/** Leaves a message that is too long where it is, with a flag that everybody sees there. */
async function leave(intake: Intake, client: ImapFlow, reader: FetchingRow, uidValidity: number, uid: number) {
  const found = await client.fetchOne(String(uid), envelopeOf, { uid: true });
  if (!found) return requireOpen(client);
  await flag(client, uid);
  requireOpen(client);
  await noteLeft(intake.db, reader, uidValidity, leftOf(found, "too_long"), intake.now());
}

/** As much for one that the server does not give out: whatever it answers now, the message is behind us. */
export async function leaveUnreadable(
  intake: Intake,
  client: ImapFlow,
  { fetching, uidValidity }: { fetching: FetchingRow; uidValidity: number },
  uid: number,
  isFlagged: boolean,
): Promise<void> {
  if (isFlagged) {
    await flag(client, uid);
    requireOpen(client);
  }
  const found = (await client.fetchOne(String(uid), envelopeOf, { uid: true }).catch(() => false as const)) || { uid };
  await noteLeft(intake.db, fetching, uidValidity, leftOf(found, "unreadable"), intake.now());
}

interface Listed {
  uid: number;
  size: number;
}

/** Takes one message over: its place in the folder is behind us only when its bytes are committed. */
export async function takeMessage(
  intake: Intake,
  client: ImapFlow,
  { mailbox, fetching, uidValidity }: { mailbox: Pick<MailboxRow, "id">; fetching: FetchingRow; uidValidity: number },
  { uid, size }: Listed,
): Promise<void> {
  if (size > longestMessage) return leave(intake, client, fetching, uidValidity, uid);
  const now = intake.now();
  let fromServer: unknown = null;
  /** Tells a connection that broke from a disk that is full. */
  async function* raw() {
    try {
      yield* sourceOf(client, uid, size);
    } catch (error) {
      fromServer = error;
      throw error;
    }
  }
  try {
    const { id } = await intake.receive({ mailbox, via: "imap", raw: raw(), now });
    await transaction(intake.db, (tx) => noteTaken(tx, fetching, uidValidity, uid, now));
    intake.kept(id);
  } catch (error) {
    if (error === vanished) return noteSkipped(intake.db, fetching, uidValidity, uid);
    if (error instanceof Problem && error.code === "message_too_long") return leave(intake, client, fetching, uidValidity, uid);
    throw fromServer === null ? ({ fromDesk: error } satisfies DeskError) : error;
  }
}
