import type { promiseRoutes } from "../../../contract/promises.ts";
import type { BodyOf } from "../../../contract/route.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { factsOf, loadForNote, mayReadInside, type TicketRow } from "../tickets/index.ts";
import { tellOf } from "./events.ts";
import { insertPromise } from "./store.ts";

const year = 366 * 24 * 3_600_000;

/** A time that can be promised. */
export function dueAt(given: string, now: Date): Date {
  const at = new Date(given);
  if (at <= now) throw wrongField("/due_at", "past");
  if (at.getTime() > now.getTime() + year) throw wrongField("/due_at", "too_far");
  return at;
}

/** When its promiser is reminded. */
export const remindAt = (due: Date, minutes: number): Date => new Date(due.getTime() - minutes * 60_000);

/** Who gives their word: they see the inside of the ticket and work here. */
async function promiser(tx: Db, actor: Actor, ticket: TicketRow, by: string | undefined): Promise<Actor> {
  if (!by || by === actor.personId) return actor;
  const other = await actorFor(tx, by).catch(() => null);
  if (!other?.permissions.has("tickets:work") || !mayReadInside(other, factsOf(ticket)))
    throw wrongField("/by", "unknown", { what: "person" });
  return other;
}

/** Somebody gives their word. Publishes `ticket.promised`, which the requester hears when they are told. */
export async function makePromise(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  given: BodyOf<(typeof promiseRoutes)["POST /tickets/{id}/promises"]>,
  id = newId(),
): Promise<TicketRow> {
  const ticket = await loadForNote(tx, actor, key);
  const due_at = dueAt(given.due_at, now);
  if (given.what === "other" && given.words === "") throw wrongField("/words", "required");
  const by = await promiser(tx, actor, ticket, given.by);
  const { what, words, told, remind_minutes } = given;
  const row = { id, ticket_id: ticket.id, team_id: ticket.team_id, what, words, told, remind_minutes, due_at };
  const promised_by = personIdOf(by);
  const remind_at = remindAt(due_at, remind_minutes);
  await insertPromise(tx, { ...row, remind_at, promised_by, made_by: actor.personId, made_at: now });
  await tellOf(tx, now, "ticket.promised", actor.personId, { ...row, promised_by }, { name: by.name });
  return ticket;
}
