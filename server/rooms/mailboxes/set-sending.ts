import type { SendingGiven } from "../../../contract/mailboxes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { secretFor } from "./kept-password.ts";
import type { MailboxRow } from "./store.ts";
import { deleteSending, sendingOf, upsertSending } from "./store-sending.ts";
import { tellChanged, tellStopped } from "./tell-changed.ts";

/** Says by which server a mailbox sends. Publishes `mailbox.sending_changed`. */
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
    ...secretFor("mailbox_sending", mailbox.id, before, given, now),
    certificate: given.certificate,
    failures: 0,
    paused_until: null,
    failing_since: null,
    failure: null,
    failure_facts: {},
  });
  await tellChanged(tx, actor, now, mailbox, "sending", given);
}

/** Sends nothing from a mailbox any more and forgets its password. Publishes `mailbox.sending_stopped`. */
export async function stopSending(tx: Db, actor: Actor, now: Date, mailbox: MailboxRow): Promise<void> {
  if (!(await deleteSending(tx, mailbox.id))) throw notFound("sending");
  await tellStopped(tx, actor, now, mailbox, "sending");
}
