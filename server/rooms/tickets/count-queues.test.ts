import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { queue, type Queue } from "../../../contract/ticket.ts";
import { addNote } from "./add-note.ts";
import { accept } from "./accept.ts";
import { queueCounts, recallCounts } from "./count-queues.ts";
import { escalate } from "./escalate.ts";
import { listTickets } from "./list-tickets.ts";
import { offer } from "./offer.ts";
import { openTicket } from "./open-ticket.ts";
import { reply } from "./reply.ts";
import { resolve } from "./resolve.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
const queues: readonly Queue[] = queue.options;

// Seen red: with what waits left in "due_soon", and without what is offered.
test("a queue's count is the length of its list, for everybody, counted alone or together", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  const { per, kari } = actors;
  const open = async (minute: number, more: object = {}) =>
    (
      await openTicket(db, per, at(minute), {
        subject: `No ${minute}`,
        description: "",
        requester: { id: people.ane.id },
        channel: "phone",
        ...more,
      })
    ).id;
  await open(0);
  await accept(db, per, at(1), await open(1));
  const waits = await open(2);
  await accept(db, per, at(2), waits);
  await reply(db, per, at(3), waits, { body: "When?", wait: true });
  await escalate(db, per, at(5), await open(4), { reason: "Theirs", tier: 2, team: "messaging", path: "functional" });
  await offer(db, per, at(6), await open(6, { impact: 1, urgency: 1 }), people.kari.id);
  await addNote(db, per, at(6), await open(3), { body: "Look", mentions: [people.kari.id] });
  const solved = await open(7);
  await accept(db, per, at(8), solved);
  await resolve(db, per, at(9), solved, { body: "Done" });
  await escalate(db, per, at(11), await open(10), { reason: "Phishing", path: "security" });

  for (const now of [at(30), new Date(Date.UTC(2026, 2, 4, 9, 0))]) {
    for (const actor of Object.values(actors)) {
      if (!actor.permissions.has("tickets:work")) continue;
      const lengths: Record<string, number> = {};
      for (const name of queues) lengths[name] = (await listTickets(db, actor, now, { queue: name, limit: 200 })).rows.length;
      const counts = await queueCounts(db, actor, now);
      expect(counts.queues).toEqual(lengths);
      expect(await recallCounts(db, actor, now)).toEqual(counts);
    }
  }
  expect((await queueCounts(db, kari, at(30))).queues.to_accept).toBe(2);
});
