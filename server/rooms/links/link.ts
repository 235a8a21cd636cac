import type { LinkKind } from "../../../contract/links.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { factsOf, findTicket, loadForNote, lockStructure, mayReadInside, type TicketRow } from "../tickets/index.ts";
import { asKept, endsSomewhere } from "./kinds.ts";
import { insertLink, leadsTo, linkFrom } from "./store.ts";
import { tellLink } from "./tell-link.ts";

/** The other one: to somebody who may not see its inside, it is not there. */
async function otherTicket(tx: Db, actor: Actor, here: TicketRow, key: string): Promise<TicketRow> {
  const other = await findTicket(tx, key);
  if (!other || other.discarded_at || !mayReadInside(actor, factsOf(other))) throw wrongField("/ticket", "unknown", { what: "ticket" });
  if (other.id === here.id) throw wrongField("/ticket", "same_ticket");
  return other;
}

/** Says what another ticket is to this one. Publishes `ticket.linked` to those inside both. */
export async function link(tx: Db, actor: Actor, now: Date, key: string, given: { kind: LinkKind; ticket: string }): Promise<TicketRow> {
  // One at a time: two halves of a circle, made at once, would each find none.
  await lockStructure(tx);
  const here = await loadForNote(tx, actor, key);
  const there = await otherTicket(tx, actor, here, given.ticket);
  const kept = asKept(given.kind, here.id, there.id);
  if (endsSomewhere(kept.kind)) {
    const before = await linkFrom(tx, kept.from_id, kept.kind);
    if (before && before.to_id !== kept.to_id) throw new Problem(409, kept.kind === "child_of" ? "has_parent" : "has_original");
    if (await leadsTo(tx, kept.kind, kept.to_id, kept.from_id)) throw new Problem(409, "link_circle", { facts: { number: there.number } });
  }
  const made = await insertLink(tx, { id: newId(), ...kept, linked_by: actor.personId, linked_at: now });
  if (made) await tellLink(tx, actor, now, "ticket.linked", { ...kept, id: made.id }, [here, there]);
  return here;
}
