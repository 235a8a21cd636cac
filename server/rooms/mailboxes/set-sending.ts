import type { SendingGiven } from "../../../contract/mailboxes.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { sealSendingPassword } from "./sending-password.ts";
import { updateMailbox, type MailboxRow } from "./store.ts";
import { deleteSending, sendingOf, upsertSending, type SendingRow } from "./store-sending.ts";

const isElsewhere = (before: SendingRow, given: SendingGiven): boolean =>
  before.host !== given.host || before.port !== given.port || before.user_name !== given.user || before.security !== given.security;

/** The sealed password for these settings; one that was given for another server, port or user is never sent to this one. */
function secretFor(mailboxId: string, before: SendingRow | undefined, given: SendingGiven, now: Date) {
  if (given.auth !== "password") return { secret: null, secret_set_at: null };
  if (given.password !== undefined) return { secret: sealSendingPassword(mailboxId, given.password), secret_set_at: now };
  if (!before?.secret) throw wrongField("/password", "required");
  if (isElsewhere(before, given)) throw wrongField("/password", "password_again");
  return { secret: before.secret, secret_set_at: before.secret_set_at };
}

/** Says by which server a mailbox sends. Publishes `mailbox.sending_changed`, which never names a secret. */
export async function setSending(tx: Db, actor: Actor, now: Date, mailbox: MailboxRow, given: SendingGiven): Promise<void> {
  if (given.auth !== "none" && given.user === "") throw wrongField("/user", "required");
  if (given.auth !== "none" && given.security === "none") throw wrongField("/security", "password_without_tls");
  const before = await sendingOf(tx, mailbox.id);
  await upsertSending(tx, {
    mailbox_id: mailbox.id,
    host: given.host,
    port: given.port,
    security: given.security,
    user_name: given.user,
    auth: given.auth,
    ...secretFor(mailbox.id, before, given, now),
    certificate: given.certificate,
    failures: 0,
    paused_until: null,
    failing_since: null,
    failure: null,
    failure_facts: {},
  });
  await updateMailbox(tx, mailbox.id, {}, now);
  const data = { mailbox_id: mailbox.id, name: mailbox.name, host: given.host, user: given.user, secret: given.password !== undefined };
  await publish(tx, { type: "mailbox.sending_changed", actorId: personIdOf(actor), data });
}

/** Sends nothing from a mailbox any more and forgets its password. Publishes `mailbox.sending_stopped`. */
export async function stopSending(tx: Db, actor: Actor, now: Date, mailbox: MailboxRow): Promise<void> {
  if (!(await deleteSending(tx, mailbox.id))) throw notFound("sending");
  await updateMailbox(tx, mailbox.id, {}, now);
  await publish(tx, { type: "mailbox.sending_stopped", actorId: personIdOf(actor), data: { mailbox_id: mailbox.id, name: mailbox.name } });
}
