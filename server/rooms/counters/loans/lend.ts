import type { BodyOf } from "../../../../contract/route.ts";
import type { loanRoutes } from "../../../../contract/loans.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import { violates, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { isId, newId } from "../../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../../platform/problem.ts";
import { assetName, changeAsset, findAsset, holdAsset } from "../../assets/index.ts";
import { noteInContact } from "../../contacts/index.ts";
import { keepPromise, makePromise } from "../../promises/index.ts";
import { loadInside, wholeOf, type TicketRow } from "../../tickets/index.ts";
import { insertLoan, lockLoan, takeBackLoan, type LoanRow } from "./store.ts";

const tell = (
  tx: Db,
  actor: Actor,
  now: Date,
  type: "loan.handed_out" | "loan.returned",
  row: Omit<LoanRow, "returned_at" | "returned_to">,
) =>
  publish(
    tx,
    {
      type,
      actorId: actor.personId,
      ticketId: row.ticket_id,
      contactId: row.contact_id,
      data: { loan_id: row.id, what: row.what, due_at: row.due_at.toISOString(), ...(row.asset_id && { asset_id: row.asset_id }) },
    },
    now,
  );

const askerOf = (ticket: Pick<TicketRow, "on_behalf_of_id" | "requester_id">) => ticket.on_behalf_of_id ?? ticket.requester_id;

/** Out of stock, into the hands of whoever asks. Locked: two who hand out the same one follow each other. */
async function takeOut(tx: Db, actor: Actor, now: Date, idOrTag: string, personId: string | null): Promise<{ id: string; what: string }> {
  const found = await findAsset(tx, idOrTag);
  const asset = found && (await holdAsset(tx, found.id));
  if (!asset) throw wrongField("/asset", "unknown", { what: "asset" });
  if (asset.state !== "in_stock") throw new Problem(409, "asset_not_in_stock", { facts: { tag: asset.tag, state: asset.state } });
  await changeAsset(tx, actor, now, asset, { state: "in_use", person_id: personId });
  return { id: asset.id, what: assetName(asset) };
}

/** Back in stock, unless somebody has decided otherwise meanwhile. */
async function putBack(tx: Db, actor: Actor, now: Date, id: string, lentTo: string | null): Promise<void> {
  const asset = await holdAsset(tx, id);
  if (asset?.state === "in_use" && (asset.person_id === null || asset.person_id === lentTo))
    await changeAsset(tx, actor, now, asset, { state: "in_stock", person_id: null });
}

/** Something is handed out, in words or by naming an asset. Answers the loan's id. */
export async function lend(tx: Db, actor: Actor, now: Date, key: string, given: BodyOf<(typeof loanRoutes)["POST /tickets/{id}/loans"]>) {
  const asker = askerOf(await loadInside(tx, actor, key));
  if (!given.what && !given.asset) throw wrongField("/what", "required");
  const asset = given.asset ? await takeOut(tx, actor, now, given.asset, asker) : null;
  const what = given.what ?? asset?.what ?? "";
  const promise_id = newId();
  const promised = { what: "other" as const, words: what, due_at: given.due_at, remind_minutes: 0, told: false };
  const ticket = await makePromise(tx, actor, now, key, promised, promise_id);
  const contact_id = await noteInContact(tx, actor, now, ticket.id, what);
  const row = {
    id: newId(),
    ticket_id: ticket.id,
    contact_id,
    what,
    asset_id: asset?.id ?? null,
    lent_at: now,
    lent_by: personIdOf(actor),
    due_at: new Date(given.due_at),
    promise_id,
  };
  try {
    await insertLoan(tx, row);
  } catch (error) {
    // Put in stock by hand, while an earlier loan of it is still out.
    if (!asset || !violates(error, "loan_asset_idx")) throw error;
    throw new Problem(409, "asset_not_in_stock", { facts: { tag: asset.what, state: "in_use" } });
  }
  await tell(tx, actor, now, "loan.handed_out", row);
  return row.id;
}

/** It is back. Once more changes nothing. */
export async function takeBack(tx: Db, actor: Actor, now: Date, key: string, id: string): Promise<string> {
  const ticket = await loadInside(tx, actor, key);
  const row = isId(id) ? await lockLoan(tx, id) : undefined;
  if (!row || !wholeOf(ticket).includes(row.ticket_id)) throw notFound("loan");
  if (row.returned_at) return row.id;
  await takeBackLoan(tx, row.id, now, personIdOf(actor));
  if (row.asset_id) await putBack(tx, actor, now, row.asset_id, askerOf(ticket));
  // Somebody may have said so already, or taken the promise back.
  await keepPromise(tx, actor, now, { ticket: ticket.id, promise: row.promise_id }, undefined).catch((error: unknown) => {
    if (!(error instanceof Problem) || error.code !== "promise_over") throw error;
  });
  await tell(tx, actor, now, "loan.returned", row);
  return row.id;
}
