import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Fault } from "./mail-fault.ts";
import { mailboxById } from "./store.ts";
import { fetchingOf, forgetFolder, noteFetching, type FetchingRow } from "./store-fetching.ts";

type Reader = Pick<FetchingRow, "mailbox_id" | "revision">;

/** The mailbox was looked into, and all is well. Publishes `mailbox.works` when it was not before. */
export const noteWell = (db: Db, reader: Reader, now: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const row = await fetchingOf(tx, reader.mailbox_id);
    if (row?.revision !== reader.revision) return;
    await noteFetching(tx, reader, { last_ok_at: now, failing_since: null, failure: null, failure_facts: {} });
    if (row.failing_since) await tell(tx, "mailbox.works", reader, { since: row.failing_since.toISOString() });
  });

/** The mailbox cannot be read. Publishes `mailbox.failing` the first time. */
export const noteFailing = (db: Db, reader: Reader, fault: Fault, now: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const row = await fetchingOf(tx, reader.mailbox_id);
    if (row?.revision !== reader.revision) return;
    await noteFetching(tx, reader, { failing_since: row.failing_since ?? now, failure: fault.code, failure_facts: fault.facts });
    if (!row.failing_since) await tell(tx, "mailbox.failing", reader, { failure: fault.code });
  });

async function tell(tx: Db, type: string, { mailbox_id }: Reader, data: Record<string, unknown>): Promise<void> {
  const mailbox = await mailboxById(tx, mailbox_id);
  await publish(tx, { type, actorId: null, data: { mailbox_id, name: mailbox?.name ?? "", ...data } });
}

/** The server counts its messages anew (RFC 9051, 2.3.1.1): all are looked at again, and none is taken twice. */
export const beginFolder = (db: Db, reader: Reader, uidValidity: number, uidNext: number): Promise<void> =>
  transaction(db, async (tx) => {
    await forgetFolder(tx, reader.mailbox_id);
    await noteFetching(tx, reader, { uid_validity: uidValidity, last_uid: 0, known_below: uidNext });
  });
