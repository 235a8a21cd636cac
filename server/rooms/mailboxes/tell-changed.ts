import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { updateMailbox, type MailboxRow } from "./store.ts";

type Way = "fetching" | "sending";

/** A mailbox is read or sends another way. Publishes `mailbox.fetching_changed` or `mailbox.sending_changed`, which never name a secret. */
export async function tellChanged(
  tx: Db,
  actor: Actor,
  now: Date,
  { id, name }: MailboxRow,
  way: Way,
  given: { host: string; user: string; auth: string; password?: string | undefined },
): Promise<void> {
  await updateMailbox(tx, id, {}, now);
  const data = {
    mailbox_id: id,
    name,
    host: given.host,
    user: given.user,
    secret: given.auth === "password" && given.password !== undefined,
  };
  const types = { fetching: "mailbox.fetching_changed", sending: "mailbox.sending_changed" } as const;
  await publish(tx, { type: types[way], actorId: personIdOf(actor), data });
}

/** It is read, or sends, no more. Publishes `mailbox.fetching_stopped` or `mailbox.sending_stopped`. */
export async function tellStopped(tx: Db, actor: Actor, now: Date, { id, name }: MailboxRow, way: Way): Promise<void> {
  await updateMailbox(tx, id, {}, now);
  const types = { fetching: "mailbox.fetching_stopped", sending: "mailbox.sending_stopped" } as const;
  await publish(tx, { type: types[way], actorId: personIdOf(actor), data: { mailbox_id: id, name } });
}
