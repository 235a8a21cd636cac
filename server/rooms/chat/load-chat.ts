import type { FastifyRequest } from "fastify";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { mayReadInside, mayWorkOn, ticketHeads } from "../tickets/index.ts";
import { chatByToken, goingWith, lockChat, type ChatRow } from "./store.ts";
import { findChat, type ShownChat } from "./store-shown.ts";
import { hashOf, tokenIn } from "./token.ts";

/**
 * The visitor's own chat, by the token that their browser keeps; without one, the chat that goes on with who is signed in. A chat of somebody who
 * is known is theirs only as long as they are signed in. Nobody who looks as another person finds theirs.
 */
export async function findMine(db: Db, actor: Actor, request: FastifyRequest): Promise<ChatRow> {
  if (actor.viewedBy) throw new Problem(403, "only_viewing", { facts: { name: actor.viewedBy.name } });
  const token = tokenIn(request);
  const row = token ? await chatByToken(db, hashOf(token)) : actor.personId ? await goingWith(db, actor.personId) : undefined;
  if (!row || (row.person_id !== null && row.person_id !== actor.personId)) throw notFound("chat");
  return row;
}

/** As `findMine`, locked: what is written to it gets its place in turn. */
export async function lockMine(tx: Db, actor: Actor, request: FastifyRequest): Promise<ChatRow> {
  const found = await lockChat(tx, (await findMine(tx, actor, request)).id);
  if (!found) throw notFound("chat");
  return found;
}

/** What a technician may do with chats, by their tickets. */
export async function rightsOver(db: Db, actor: Actor, rows: readonly Pick<ChatRow, "id" | "ticket_id" | "state" | "technician_id">[]) {
  const heads = await ticketHeads(db, [...new Set(rows.map(({ ticket_id }) => ticket_id))]);
  return new Map(
    rows.map((row) => {
      const ticket = heads.get(row.ticket_id);
      const works = actor.permissions.has("contacts:work") && !actor.viewedBy;
      return [
        row.id,
        {
          see: ticket !== undefined && mayReadInside(actor, ticket),
          take: works && row.state === "waiting" && ticket !== undefined && mayWorkOn(actor, ticket),
          write: works && row.technician_id !== null && row.technician_id === actor.personId && row.state === "open",
        },
      ] as const;
    }),
  );
}

/** A chat for somebody who sees the inside of its ticket; 404 for all others. */
export async function loadChat(db: Db, actor: Actor, id: string): Promise<{ row: ShownChat; can: { take: boolean; write: boolean } }> {
  const row = isId(id) ? await findChat(db, id) : undefined;
  const rights = row && (await rightsOver(db, actor, [row])).get(row.id);
  if (!row || !rights?.see) throw notFound("chat");
  return { row, can: { take: rights.take, write: rights.write } };
}

/** A chat that the actor has, locked. */
export async function lockOwn(tx: Db, actor: Actor, id: string): Promise<ChatRow> {
  const { row: shown } = await loadChat(tx, actor, id);
  const row = await lockChat(tx, shown.id);
  if (!row) throw notFound("chat");
  if (row.state === "ended") throw new Problem(409, "chat_over");
  if (row.state === "waiting") throw new Problem(409, "chat_not_taken");
  if (row.technician_id !== actor.personId) throw new Problem(403, "not_your_contact", { facts: { name: shown.technician_name ?? "" } });
  return row;
}
