import type { ImapFlow } from "imapflow";
import {
  beginFolder,
  fetchingOf,
  forgetTaken,
  noteProbeBack,
  noteSkipped,
  probeHeader,
  takenIn,
  type FetchingRow,
  type MailboxRow,
} from "../../mailboxes/index.ts";
import { takeMessage, type Intake } from "./imap-take.ts";
import { requireOpen } from "./source-of.ts";

/** So many messages are told to the server at once. */
const together = 100;

/** Clocks differ: a message that is this much (ms) too old is taken all the same. */
const leeway = 300_000;

interface Folder {
  mailbox: Pick<MailboxRow, "id">;
  fetching: FetchingRow;
  uidValidity: number;
}

/** What the server is to do with messages that the desk has. True when it did. */
async function tellServer(client: ImapFlow, { afterwards, move_to }: FetchingRow, uids: readonly number[]): Promise<boolean> {
  const range = uids.join(",");
  if (afterwards === "delete") return client.messageDelete(range, { uid: true });
  if (afterwards === "move") return (await client.messageMove(range, move_to ?? "", { uid: true })) !== false;
  return client.messageFlagsAdd(range, ["\\Seen"], { uid: true });
}

/** Marks, moves or deletes there what the desk has, also what a reader before us did not come to. */
export async function finish(intake: Intake, client: ImapFlow, { mailbox, fetching, uidValidity }: Folder): Promise<void> {
  const waiting = await takenIn(intake.db, mailbox.id, uidValidity);
  for (let from = 0; from < waiting.length; from += together) {
    const uids = waiting.slice(from, from + together);
    const done = await tellServer(client, fetching, uids);
    requireOpen(client);
    if (!done && fetching.afterwards === "move")
      throw Object.assign(new Error("no such folder"), { code: "NotFound", folder: fetching.move_to });
    await forgetTaken(intake.db, mailbox.id, uidValidity, uids);
  }
}

interface Listed {
  uid: number;
  size: number;
  /** The token of a message that a mailbox sent to itself. */
  probe: string | null;
  wanted: boolean;
}

/** Which messages are new, the oldest first. Of those that were there before the desk, only what is young enough. */
async function listNew(client: ImapFlow, fetching: FetchingRow): Promise<Listed[]> {
  const first = fetching.last_uid + 1;
  if (client.mailbox === false || client.mailbox.exists === 0) return [];
  const listed = await client.fetchAll(`${first}:*`, { uid: true, size: true, internalDate: true, headers: [probeHeader] }, { uid: true });
  const oldest = fetching.take_from === null ? 0 : fetching.take_from.getTime() - leeway;
  return (
    listed
      // The last message answers to `n:*` also when its number is smaller.
      .filter(({ uid }) => uid >= first)
      .toSorted((a, b) => a.uid - b.uid)
      .map(({ uid, size = 0, internalDate, headers }) => ({
        uid,
        size,
        probe: /^x-firstline-probe: *(\S+)/im.exec(headers?.toString("latin1") ?? "")?.[1] ?? null,
        wanted: uid >= fetching.known_below || internalDate === undefined || new Date(internalDate).getTime() >= oldest,
      }))
  );
}

/** Takes all that came since the last time. Between two messages it stops when asked to. */
export async function catchUp(
  intake: Intake,
  client: ImapFlow,
  mailbox: Pick<MailboxRow, "id">,
  revision: number,
  isStopped: () => boolean,
): Promise<void> {
  requireOpen(client);
  if (client.mailbox === false) return;
  const uidValidity = Number(client.mailbox.uidValidity);
  let fetching = await fetchingOf(intake.db, mailbox.id);
  if (fetching && fetching.uid_validity !== uidValidity) {
    await beginFolder(intake.db, { mailbox_id: mailbox.id, revision }, uidValidity, client.mailbox.uidNext);
    fetching = await fetchingOf(intake.db, mailbox.id);
  }
  if (fetching?.revision !== revision) return;
  const folder = { mailbox, fetching, uidValidity };
  let skipped = 0;
  for (const { wanted, probe, ...message } of await listNew(client, fetching)) {
    if (isStopped()) return;
    if (probe && (await noteProbeBack(intake.db, mailbox.id, probe, intake.now()))) {
      await client.messageDelete(String(message.uid), { uid: true });
      requireOpen(client);
      skipped = message.uid;
    } else if (wanted) await takeMessage(intake, client, folder, message);
    else skipped = message.uid;
  }
  if (skipped > 0) await noteSkipped(intake.db, fetching, uidValidity, skipped);
  await finish(intake, client, folder);
}
