import type { FetchMessageObject, ImapFlow } from "imapflow";
import { longestMessage } from "../../../../contract/mail.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { noteLeft, noteSkipped, noteTaken, type FetchingRow, type LeftMessage, type MailboxRow } from "../../mailboxes/index.ts";
import type { MailGiven } from "../receive.ts";
import { requireOpen, sourceOf, vanished, withheld } from "./source-of.ts";

export interface Intake {
  db: Db;
  now(): Date;
  receive(given: MailGiven): Promise<{ id: string }>;
  /** It is kept; now it may be understood. */
  kept(id: string): void;
}

/** While the desk kept what came: not the server's fault. */
export interface DeskError {
  fromDesk: unknown;
}

export const isDeskError = (error: unknown): error is DeskError => typeof error === "object" && error !== null && "fromDesk" in error;

const date = (at: Date | string | undefined): Date | null => (at === undefined ? null : new Date(at));

const leftOf = ({ uid, size = 0, envelope, internalDate }: FetchMessageObject, reason: LeftMessage["reason"]): LeftMessage => ({
  uid,
  size,
  reason,
  from_address: envelope?.from?.[0]?.address?.slice(0, 254) ?? null,
  subject: (envelope?.subject ?? "").replaceAll("\0", "").toWellFormed().slice(0, 1000),
  arrived_at: date(internalDate),
});

/** Leaves a message where it is, with a flag that everybody sees there. */
async function leave(
  intake: Intake,
  client: ImapFlow,
  reader: FetchingRow,
  uidValidity: number,
  uid: number,
  reason: LeftMessage["reason"],
) {
  const found = await client.fetchOne(String(uid), { uid: true, size: true, envelope: true, internalDate: true }, { uid: true });
  if (!found) return requireOpen(client);
  await client.messageFlagsAdd(String(uid), ["\\Flagged"], { uid: true });
  requireOpen(client);
  await noteLeft(intake.db, reader, uidValidity, leftOf(found, reason), intake.now());
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
  if (size > longestMessage) return leave(intake, client, fetching, uidValidity, uid, "too_long");
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
    if (error === withheld) return leave(intake, client, fetching, uidValidity, uid, "unreadable");
    if (error instanceof Problem && error.code === "message_too_long") return leave(intake, client, fetching, uidValidity, uid, "too_long");
    throw fromServer === null ? ({ fromDesk: error } satisfies DeskError) : error;
  }
}
