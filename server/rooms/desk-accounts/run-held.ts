import { theDesk } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Job } from "../../platform/jobs.ts";
import { Problem } from "../../platform/problem.ts";
import { actorFor, takeFactorsAway } from "../access/index.ts";
import { changeHeld } from "../people/index.ts";
import { canBeTold, requireUnlocked } from "../guard/index.ts";
import { accountsOf } from "../verification/index.ts";
import { dueNow, endHeld, lockHeld, type HeldRow } from "./store.ts";

/** What was proved then has to hold still: no alarm, the same class of account, the same rights of whoever asked, and a person who hears of it. */
async function carryOut(tx: Db, row: HeldRow, now: Date): Promise<void> {
  await requireUnlocked(tx, row.person_id);
  const account = (await accountsOf(tx, row.person_id)).find(({ directoryId }) => directoryId === null);
  if (account?.accountClass !== row.account_class) throw new Problem(403, "evidence_other_account");
  if (!(await canBeTold(tx, row.person_id, now))) throw new Problem(409, "cannot_be_told", { facts: { name: account.name } });
  const actor = await actorFor(tx, row.asked_by);
  if (row.kind === "contact") await changeHeld(tx, actor, row.person_id, row.changes);
  else await takeFactorsAway(tx, actor, row.person_id, now);
}

async function runOne(db: Db, id: string, now: Date): Promise<void> {
  try {
    await transaction(db, async (tx) => {
      const row = await lockHeld(tx, id);
      if (!row) return;
      await carryOut(tx, row, now);
      await endHeld(tx, id, now, "done");
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await transaction(db, async (tx) => {
      const row = await lockHeld(tx, id);
      if (!row) return;
      await endHeld(tx, id, now, "refused", error.code);
      const of = { actorId: theDesk([]).personId, personId: row.person_id, ticketId: row.ticket_id };
      const data = { change_id: id, kind: row.kind, reason: error.code };
      await publish(tx, { type: "account.change_refused", ...of, data }, now);
    });
  }
}

/** Does what waited long enough, each by itself. Publishes what the change publishes, or `account.change_refused`. */
export async function runHeld(db: Db, now: Date): Promise<void> {
  for (const { id } of await dueNow(db, now)) await runOne(db, id, now);
}

export const runningHeld: Job = { name: "desk_accounts.run_held", pattern: "* * * * *", run: runHeld };
