import { transaction, type Db } from "../../platform/db.ts";
import type { Log } from "../../platform/log.ts";
import { mailboxFor } from "./mailbox-for.ts";
import { tellOfFailure } from "./settle.ts";
import { updateMessage } from "./store-outcome.ts";
import { giveHome, homeless, overdue, takeOver } from "./store-turns.ts";

async function findHomes(db: Db): Promise<void> {
  const rows = await homeless(db);
  if (rows.length === 0) return;
  const mailboxes = await mailboxFor(
    db,
    rows.map(({ ticket_id }) => ticket_id),
  );
  for (const { id, ticket_id } of rows) {
    const mailbox = mailboxes.get(ticket_id) ?? mailboxes.get(null);
    if (mailbox) await giveHome(db, id, mailbox.id);
  }
}

/** What was never tried (the desk could not send when it was written) is old news: nobody is told of its end in the ticket. */
const giveUp = (db: Db, now: Date): Promise<number> =>
  transaction(db, async (tx) => {
    const rows = await overdue(tx, now);
    for (const row of rows) {
      await updateMessage(tx, row.id, { state: "expired", ended_at: now });
      if (row.attempts > 0) await tellOfFailure(tx, now, row, { how: "expired", trouble: row.trouble, said: row.answer });
    }
    return rows.length;
  });

/** Before mail is sent: what a dead worker held is taken over, what is too old is given up, and old rows find their mailbox. */
export async function tidy(db: Db, now: Date, log: Log): Promise<void> {
  const taken = await takeOver(db, now);
  if (taken > 0) log.warn({ messages: taken }, "mail that a worker was sending when it ended is sent again");
  await findHomes(db);
  while ((await giveUp(db, now)) === 100);
}
