import type { Db } from "../../platform/db.ts";
import type { ShownDirectory } from "../directory/index.ts";
import { sendLink } from "./links/send-link.ts";
import type { ActionRow } from "./store.ts";
import { changeDeletion } from "./store-deletions.ts";
import type { DoneWrite } from "./tables.ts";

const day = 24 * 3_600_000;

interface Ended {
  row: ActionRow;
  directory: ShownDirectory;
  writes: readonly DoneWrite[];
  isDone: boolean;
  /** Why it was not done; null: it was. */
  failure: string | null;
  now: Date;
}

/** What follows from an action that ended, in the transaction that says so: a link, a deletion that is put off, taken back or over. */
export async function settleAction(tx: Db, { row, directory, writes, isDone, failure, now }: Ended): Promise<void> {
  // Whoever cannot sign in any more gets their link, also where a smaller thing failed after it.
  if (row.action === "reset_password" && writes.some(({ what, result }) => what === "password" && result === "written"))
    await sendLink(tx, row, now);
  if (row.action === "delete" && isDone)
    await changeDeletion(tx, row.id, { delete_at: new Date(now.getTime() + directory.delete_after_days * day) });
  if (row.undo_of === null) return;
  if (row.action === "restore" && isDone) await changeDeletion(tx, row.undo_of, { settled_at: now });
  if (row.action !== "remove") return;
  // A directory that was not there is asked again tomorrow; what somebody switched on stays.
  const again = failure?.startsWith("directory.") || failure === "interrupted" || failure === "switched_off";
  await changeDeletion(tx, row.undo_of, again ? { delete_at: new Date(now.getTime() + day) } : { settled_at: now });
}
