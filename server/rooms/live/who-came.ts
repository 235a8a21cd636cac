import type { Db } from "../../platform/db.ts";
import { everybody } from "../presence/index.ts";
import { mayReadInside, ticketHeads } from "../tickets/index.ts";
import type { Stream } from "./stream.ts";

type Here = Awaited<ReturnType<typeof everybody>>;

/** Tickets at which somebody came, went or does something else now, and everybody who was or is there. Pure. */
export function changesBetween(before: Here, now: Here): Map<string, Set<string>> {
  const nameOf = ({ ticket_id, person_id, doing }: Here[number]) => `${ticket_id} ${person_id} ${doing}`;
  const [was, is] = [new Set(before.map(nameOf)), new Set(now.map(nameOf))];
  const moved = new Set(
    [...before.filter((row) => !is.has(nameOf(row))), ...now.filter((row) => !was.has(nameOf(row)))].map((row) => row.ticket_id),
  );
  const people = new Map([...moved].map((id) => [id, new Set<string>()]));
  for (const { ticket_id, person_id } of [...before, ...now]) people.get(ticket_id)?.add(person_id);
  return people;
}

/**
 * Presence is no fact for the log: one small query a second, while anybody listens, finds what changed. Only those who have that
 * ticket open themselves are told, without an id, for nobody needs to hear later that somebody was there.
 */
export function tellWhoCame(db: Db, streams: ReadonlySet<Stream>): () => Promise<void> {
  let before: Here = [];
  return async () => {
    const now = await everybody(db);
    const changes = changesBetween(before, now);
    before = now;
    if (changes.size === 0) return;
    const facts = await ticketHeads(db, [...changes.keys()]);
    const at = new Date().toISOString();
    for (const [ticket_id, people] of changes) {
      const ticket = facts.get(ticket_id);
      if (!ticket) continue;
      const data = { type: "presence.changed", ticket_id, ticket_number: ticket.number, contact_id: null, actor_id: null, near: null, at };
      for (const stream of streams) {
        const { actor } = stream;
        if (actor.personId && people.has(actor.personId) && mayReadInside(actor, ticket)) stream.send({ data });
      }
    }
  };
}
