import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { factsOf, findTicket, loadForNote, mayReadInside, type TicketRow } from "../tickets/index.ts";
import { deleteLink, findLink } from "./store.ts";
import { tellLink } from "./tell-link.ts";

/** Takes a link away; one to a ticket that the actor may not see is not there for them. */
export async function unlink(tx: Db, actor: Actor, now: Date, key: string, id: string): Promise<TicketRow> {
  const here = await loadForNote(tx, actor, key);
  const row = isId(id) ? await findLink(tx, id) : undefined;
  if (!row || (row.from_id !== here.id && row.to_id !== here.id)) throw notFound("link");
  const there = await findTicket(tx, row.from_id === here.id ? row.to_id : row.from_id);
  if (!there || !mayReadInside(actor, factsOf(there))) throw notFound("link");
  await deleteLink(tx, row.id);
  await tellLink(tx, actor, now, "ticket.unlinked", row, [here, there]);
  return here;
}
