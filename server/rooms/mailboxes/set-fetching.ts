import type { FetchingGiven } from "../../../contract/mailboxes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { isElsewhere, secretFor } from "./kept-password.ts";
import type { MailboxRow } from "./store.ts";
import { deleteFetching, fetchingOf, forgetFolder, upsertFetching, type FetchingRow } from "./store-fetching.ts";
import { tellChanged, tellStopped } from "./tell-changed.ts";

function takenFrom(before: FetchingRow | undefined, given: FetchingGiven, now: Date): Date | null {
  if (given.take_from === undefined) return before ? before.take_from : now;
  return given.take_from === null ? null : new Date(given.take_from);
}

/** Says how a mailbox is read. Publishes `mailbox.fetching_changed`. */
export async function setFetching(tx: Db, actor: Actor, now: Date, mailbox: MailboxRow, given: FetchingGiven): Promise<void> {
  const before = await fetchingOf(tx, mailbox.id);
  if ((given.afterwards === "move") !== (given.move_to !== null))
    throw wrongField("/move_to", given.move_to === null ? "required" : "only_move");
  if (given.move_to === given.folder) throw wrongField("/move_to", "same_folder");
  const same = before !== undefined && !isElsewhere(before, given) && before.folder === given.folder;
  if (!same) await forgetFolder(tx, mailbox.id);
  await upsertFetching(tx, {
    mailbox_id: mailbox.id,
    host: given.host,
    port: given.port,
    security: given.security,
    user_name: given.user,
    auth: given.auth,
    ...secretFor("mailbox_fetching", mailbox.id, before, given, now),
    certificate: given.certificate,
    folder: given.folder,
    afterwards: given.afterwards,
    move_to: given.move_to,
    take_from: takenFrom(before, given, now),
    ...(!same && { uid_validity: null, last_uid: 0, last_ok_at: null, last_mail_at: null }),
    failing_since: null,
    failure: null,
    failure_facts: {},
  });
  await tellChanged(tx, actor, now, mailbox, "fetching", given);
}

/** Reads a mailbox no more and forgets its password. Publishes `mailbox.fetching_stopped`. */
export async function stopFetching(tx: Db, actor: Actor, now: Date, mailbox: MailboxRow): Promise<void> {
  await forgetFolder(tx, mailbox.id);
  if (!(await deleteFetching(tx, mailbox.id))) throw notFound("fetching");
  await tellStopped(tx, actor, now, mailbox, "fetching");
}
