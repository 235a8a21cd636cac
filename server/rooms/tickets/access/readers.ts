import type { Named } from "../../../../contract/shapes.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { notFound, wrongField } from "../../../platform/problem.ts";
import { actorFor } from "../../access/index.ts";
import { findPeopleByIds } from "../../people/index.ts";
import { tell } from "../events.ts";
import { loadFor } from "../load-ticket.ts";
import { mergedIds } from "../merge/whole.ts";
import { isStaff } from "../policy.ts";
import { updateTicket } from "../store.ts";
import type { TicketRow } from "../store-rows.ts";

/** More than these are no longer a few who were let in. */
const mostReaders = 50;

/** Who was let in, by name. */
export async function presentReaders(db: Db, row: Pick<TicketRow, "confidential" | "reader_ids">) {
  const people = await findPeopleByIds(db, row.reader_ids);
  const items: Named[] = [...people.values()].map(({ id, name }) => ({ id, name }));
  return { confidential: row.confidential, items: items.toSorted((a, b) => a.name.localeCompare(b.name)) };
}

/** Lets a technician see the inside; to work on it they need more. Whoever is no technician is refused: they would see notes. */
export async function letIn(tx: Db, actor: Actor, now: Date, key: string, personId: string): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "work");
  if (!isId(personId)) throw notFound("person");
  if (row.reader_ids.includes(personId)) return row;
  const person = (await findPeopleByIds(tx, [personId])).get(personId);
  if (!person?.active || !isStaff(await actorFor(tx, personId))) throw wrongField("/person", "not_at_the_desk");
  if (row.reader_ids.length >= mostReaders) throw wrongField("/person", "too_many_readers", { most: mostReaders });
  return write(tx, actor, now, row, [...row.reader_ids, personId], "ticket.reader_let_in", person);
}

/** Whoever was let in sees it no longer, unless they do so anyway. */
export async function letOut(tx: Db, actor: Actor, now: Date, key: string, personId: string): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "work");
  const person = (await findPeopleByIds(tx, isId(personId) ? [personId] : [])).get(personId);
  if (!person || !row.reader_ids.includes(personId)) throw notFound("person");
  const left = row.reader_ids.filter((id) => id !== personId);
  return write(tx, actor, now, row, left, "ticket.reader_let_out", person);
}

async function write(
  tx: Db,
  actor: Actor,
  now: Date,
  row: TicketRow,
  reader_ids: string[],
  type: "ticket.reader_let_in" | "ticket.reader_let_out",
  { id, name }: Named,
): Promise<TicketRow> {
  for (const ticketId of [row.id, ...mergedIds(row)]) await updateTicket(tx, ticketId, { reader_ids }, now);
  await tell(tx, actor, now, type, row.id, { person_id: id, name });
  return { ...row, reader_ids };
}
