import type { ImapFlow } from "imapflow";
import {
  beginFolder,
  fetchingOf,
  forgetTaken,
  noteProbeBack,
  noteSkipped,
  takenIn,
  type FetchingRow,
  type MailboxRow,
} from "../../mailboxes/index.ts";
import { leaveUnreadable, takeMessage, type Intake } from "./imap-take.ts";
import { listAtOnce, listOneByOne } from "./list-new.ts";
import { requireOpen } from "./source-of.ts";
import { isGivenUp, mayFlag, messageOf, theList, type Withheld } from "./withheld.ts";

/** So many messages are told to the server at once. */
const together = 100;

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

/** Takes all that came since the last time. Between two messages it stops when asked to. */
export async function catchUp(
  intake: Intake,
  client: ImapFlow,
  mailbox: Pick<MailboxRow, "id">,
  revision: number,
  withheld: Withheld,
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
  withheld.asking = theList;
  const news = await (withheld.isOneByOne ? listOneByOne : listAtOnce)(client, fetching);
  for (const { uid, look } of news) {
    withheld.asking = messageOf(uidValidity, uid);
    if (isStopped()) return;
    if (isGivenUp(withheld, withheld.asking)) {
      await leaveUnreadable(intake, client, folder, uid, mayFlag(withheld, withheld.asking));
      // It may have ended the connection once more: that says nothing about the next one.
      withheld.asking = null;
      requireOpen(client);
      continue;
    }
    const message = await look();
    if (message?.probe && (await noteProbeBack(intake.db, mailbox.id, message.probe, intake.now()))) {
      await client.messageDelete(String(uid), { uid: true });
      requireOpen(client);
      skipped = uid;
    } else if (message?.wanted) await takeMessage(intake, client, folder, message);
    else skipped = uid;
  }
  withheld.asking = null;
  requireOpen(client);
  withheld.isOneByOne = false;
  if (skipped > 0) await noteSkipped(intake.db, fetching, uidValidity, skipped);
  await finish(intake, client, folder);
}
