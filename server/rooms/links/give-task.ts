import type { linkRoutes } from "../../../contract/links.ts";
import type { BodyOf } from "../../../contract/route.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { findTicket, loadFor, lockStructure, openTicket, type TicketRow } from "../tickets/index.ts";
import { insertLink } from "./store.ts";
import { tellLink } from "./tell-link.ts";

const year = 366 * 24 * 3_600_000;

/**
 * Gives a piece of work to another team: a child ticket that whoever gives it asks for, so that no requester hears of it. This one stays where
 * it is, and waits with its solution where the task is mandatory. Publishes `ticket.opened`, and `ticket.linked` in both.
 */
export async function giveTask(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  given: BodyOf<(typeof linkRoutes)["POST /tickets/{id}/tasks"]>,
): Promise<TicketRow> {
  await lockStructure(tx);
  const here = await loadFor(tx, actor, key, "work");
  const due = given.due_at ? new Date(given.due_at) : undefined;
  if (due && due <= now) throw wrongField("/due_at", "past");
  if (due && due.getTime() > now.getTime() + year) throw wrongField("/due_at", "too_far");
  const { subject, description, team } = given;
  const { id } = await openTicket(
    tx,
    actor,
    now,
    { kind: "service_request", subject, description, channel: "web", team },
    { quiet: true, due },
  );
  const child = await findTicket(tx, id);
  if (!child) throw notFound("ticket");
  const link = { id: newId(), from_id: id, kind: "child_of" as const, to_id: here.id };
  await insertLink(tx, { ...link, linked_by: actor.personId, linked_at: now, task: true, mandatory: given.mandatory });
  await tellLink(tx, actor, now, "ticket.linked", link, [here, child]);
  return here;
}
