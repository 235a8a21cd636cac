import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { mayReadInside, ticketHeads } from "../tickets/index.ts";
import { findMessage, type HeadRow, type MessageRow } from "./store-message.ts";

/** Whose business a message is: its ticket's, or while it has none the desk's; what is dangerous is for who runs the desk. Pure. */
export const mayReadMail = (
  actor: Actor,
  { outcome, ticket_id }: Pick<HeadRow, "outcome" | "ticket_id">,
  ticketReadable: boolean,
): boolean => {
  if (actor.permissions.has("system:read") && !ticket_id) return true;
  if (outcome === "quarantined") return false;
  return actor.permissions.has("tickets:work") && (ticket_id === null || ticketReadable);
};

/** Of these messages those that the actor may read. */
export async function readable<Row extends Pick<HeadRow, "outcome" | "ticket_id">>(
  db: Db,
  actor: Actor,
  rows: readonly Row[],
): Promise<Row[]> {
  const heads = await ticketHeads(db, [...new Set(rows.flatMap(({ ticket_id }) => ticket_id ?? []))]);
  return rows.filter((row) => {
    const ticket = row.ticket_id ? heads.get(row.ticket_id) : undefined;
    return mayReadMail(actor, row, ticket !== undefined && mayReadInside(actor, ticket));
  });
}

/** A message that the actor may read; 404 otherwise. */
export async function loadMessage(db: Db, actor: Actor, id: string): Promise<MessageRow> {
  const row = isId(id) ? await findMessage(db, id) : undefined;
  const [visible] = row ? await readable(db, actor, [row]) : [];
  if (!visible) throw notFound("message");
  return visible;
}
