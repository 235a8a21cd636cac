import type { FetchingGiven } from "../../../contract/mailboxes.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { seal, unseal } from "../../platform/sealing.ts";
import { updateMailbox, type MailboxRow } from "./store.ts";
import { deleteFetching, fetchingOf, forgetFolder, upsertFetching, type FetchingRow } from "./store-fetching.ts";

const placeOf = (mailboxId: string) => ({ table: "mailbox_fetching", column: "secret", row: mailboxId });

/** The password that a mailbox is read with. */
export const passwordOf = (row: FetchingRow): string => (row.secret === null ? "" : unseal(placeOf(row.mailbox_id), row.secret));

const isElsewhere = (before: FetchingRow, given: FetchingGiven): boolean =>
  before.host !== given.host || before.port !== given.port || before.user_name !== given.user || before.security !== given.security;

/**
 * The sealed password for these settings. One that was given for another server, port or user is never sent to this one: whoever may
 * change the settings does not learn it that way.
 */
function secretFor(mailboxId: string, before: FetchingRow | undefined, given: FetchingGiven, now: Date) {
  if (given.password !== undefined) return { secret: seal(placeOf(mailboxId), given.password), secret_set_at: now };
  if (!before?.secret) throw wrongField("/password", "required");
  if (isElsewhere(before, given)) throw wrongField("/password", "password_again");
  return { secret: before.secret, secret_set_at: before.secret_set_at };
}

function takenFrom(before: FetchingRow | undefined, given: FetchingGiven, now: Date): Date | null {
  if (given.take_from === undefined) return before ? before.take_from : now;
  return given.take_from === null ? null : new Date(given.take_from);
}

/** Says how a mailbox is read. Publishes `mailbox.fetching_changed`, which never names a secret. */
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
    ...secretFor(mailbox.id, before, given, now),
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
  await updateMailbox(tx, mailbox.id, {}, now);
  const data = { mailbox_id: mailbox.id, name: mailbox.name, host: given.host, user: given.user, secret: given.password !== undefined };
  await publish(tx, { type: "mailbox.fetching_changed", actorId: personIdOf(actor), data });
}

/** Reads a mailbox no more and forgets its password. Publishes `mailbox.fetching_stopped`. */
export async function stopFetching(tx: Db, actor: Actor, now: Date, mailbox: MailboxRow): Promise<void> {
  await forgetFolder(tx, mailbox.id);
  if (!(await deleteFetching(tx, mailbox.id))) throw notFound("fetching");
  await updateMailbox(tx, mailbox.id, {}, now);
  await publish(tx, { type: "mailbox.fetching_stopped", actorId: personIdOf(actor), data: { mailbox_id: mailbox.id, name: mailbox.name } });
}
