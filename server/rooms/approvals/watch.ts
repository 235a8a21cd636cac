import { randomUUID } from "node:crypto";
import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { standIns } from "../away/index.ts";
import { loadForNote } from "../tickets/index.ts";
import { desk, endApproval } from "./end-approval.ts";
import { isOwn } from "./policy.ts";
import { sendAsks } from "./send-ask.ts";
import { expiredBy, findAsk, lockApproval, unansweredSince, updateAsk } from "./store.ts";

const batch = 100;
const day = 86_400_000;

async function expire(tx: Db, now: Date, { id, ticket_id }: { id: string; ticket_id: string }): Promise<void> {
  const ticket = await loadForNote(tx, desk, ticket_id);
  const row = await lockApproval(tx, id);
  if (row?.state === "open" && row.expires_at <= now) await endApproval(tx, now, ticket, row, "expired", { actorId: null });
}

/** Asks again after a day; whoever is away by now is asked no more, but who stands in for them. */
async function remind(tx: Db, now: Date, due: { id: string; ask_id: string; ticket_id: string }): Promise<void> {
  const ticket = await loadForNote(tx, desk, due.ticket_id);
  const row = await lockApproval(tx, due.id);
  const ask = await findAsk(tx, due.ask_id);
  if (row?.state !== "open" || !ask || ask.answer !== null || ask.told_at > new Date(now.getTime() - day)) return;
  const stand = (await standIns(tx, [ask.named_id], now)).get(ask.named_id) ?? ask.named_id;
  const approver_id = !row.own && isOwn(stand, { ...ticket, asked_by: row.asked_by }) ? ask.named_id : stand;
  const values = { told_at: now, ...(approver_id !== ask.approver_id && { approver_id, nonce: randomUUID() }) };
  await updateAsk(tx, ask.id, values);
  await sendAsks(tx, now, ticket, row, [{ ...ask, ...values }]);
}

/** Ends what ran out, and asks again what nobody answered; each in a transaction of its own, so that a killed process has done it or not. */
export async function watchApprovals(db: Db, now: Date): Promise<void> {
  for (const one of await expiredBy(db, now, batch)) await transaction(db, (tx) => expire(tx, now, one));
  const before = new Date(now.getTime() - day);
  for (const one of await unansweredSince(db, before, now, batch)) await transaction(db, (tx) => remind(tx, now, one));
}

export const watch: Job = { name: "approvals.watch", pattern: "*/5 * * * *", run: watchApprovals };
