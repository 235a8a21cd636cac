import { expect } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { changeTicket } from "../../server/rooms/tickets/change-ticket.ts";
import { jobs } from "../../server/rooms/tickets/jobs.ts";
import { openTicket } from "../../server/rooms/tickets/open-ticket.ts";
import { readTimeline } from "../../server/rooms/tickets/read-timeline.ts";
import { reply } from "../../server/rooms/tickets/reply.ts";
import { findTicket } from "../../server/rooms/tickets/store.ts";
import { test } from "../database.ts";
import { smallWorld } from "../world.ts";
import { noteFigure } from "./harness/figures.ts";

const hour = 3_600_000;
const hours = 8760;
const begin = Date.UTC(2026, 0, 1);

/** Two years, four hours at a time, with a clock that is set an hour ahead or back now and then, and twice a year as for summer time. */
function* clock(): Generator<Date> {
  let off = 0;
  for (let n = 0; n < 2 * hours; n += 4) {
    if (n % 96 === 0) off = [0, hour, -hour][(n / 96) % 3] ?? 0;
    if (n % 4380 === 2000) off += hour;
    yield new Date(begin + n * hour + off);
  }
}

test(`fault 15: over 2 × ${hours} hours in which the clock jumps, each waiting ticket comes back once, and never early`, async ({ db }) => {
  const { actors } = await smallWorld(db);
  const tickets = new Map<string, Date>();
  for (let n = 0; n < 40; n++) {
    const { id } = await openTicket(db, actors.per, new Date(begin), { subject: `Waits ${n}`, description: "", channel: "web" });
    const until = new Date(begin + ((n * 431) % (2 * hours - 50)) * hour + 1);
    await changeTicket(db, actors.per, new Date(begin), id, {
      status: "waiting",
      waiting_reason: "scheduled",
      waiting_until: until.toISOString(),
    });
    tickets.set(id, until);
  }
  const wake = jobs.find(({ name }) => name === "tickets.wake_waiting");
  for (const now of clock()) await wake?.run(db, now);
  let early = 0;
  let twice = 0;
  for (const [id, until] of tickets) {
    const entries = (await readTimeline(db, actors.per, id, { limit: 100 })).items;
    const resumed = entries.filter((entry) => entry.kind === "event" && entry.type === "ticket.resumed");
    if (resumed.length !== 1) twice += 1;
    if (resumed.some(({ at }) => Date.parse(at) < until.getTime())) early += 1;
  }
  expect({ early, twice }).toEqual({ early: 0, twice: 0 });
  noteFigure(15, "clock jumps", { hours: 2 * hours, tickets: tickets.size, early, missed_or_twice: twice });
});

// Seen red: with the bare time of the clock as the time of the first answer (reply.ts), it lay an hour before the opening.
test("fault 15: an answer written after the clock was set back stands in the timeline, and no time becomes negative", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  const now = new Date(begin + 10 * hour);
  const { id } = await openTicket(db, actors.per, now, {
    subject: "Clock",
    description: "",
    channel: "phone",
    requester: { id: people.ane.id },
  });
  await transaction(db, (tx) => reply(tx, actors.per, new Date(now.getTime() - hour), id, { body: "An hour ago, it seems.", wait: false }));
  await transaction(db, (tx) => reply(tx, actors.ane, new Date(now.getTime() + hour), id, { body: "Thank you.", wait: false }));
  const words = (await readTimeline(db, actors.per, id, { limit: 100 })).items.flatMap((entry) =>
    entry.kind === "reply" ? [entry.body] : [],
  );
  expect(words).toEqual(["An hour ago, it seems.", "Thank you."]);
  expect(await findTicket(db, id)).toMatchObject({ opened_at: now, first_answered_at: now });
});
