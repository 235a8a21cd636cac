import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, settle, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld, teamOf, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { room as notifications } from "../notifications/index.ts";
import { openTicket, resolve } from "../tickets/index.ts";
import { countClocks } from "./count.ts";
import { takeSteps } from "./store-due.ts";
import { watchTargets } from "./watch.ts";

const hour = 3_600_000;
const begin = Date.parse("2024-06-03T00:00:00Z");
const at = (hours: number) => new Date(begin + hours * hour);
const wide = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };
const nothing = { first_response: null, next_response: null, resolution: null, acceptance: null, vendor: null, call_back: null };
const warn = (when: "before" | "after", minutes: number, tell: string[]) => ({ metric: "resolution", when, minutes, tell });

let fresh: FreshDatabase;
let world: World;
beforeAll(async () => {
  fresh = await freshDatabase();
  world = await transaction(fresh.db, smallWorld);
  const office = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["08:00", "16:00"]]]));
  const calendar = newId();
  await fresh.pool.query("insert into calendar (id, name, time_zone, hours, changed_at) values ($1, 'Oslo', 'Europe/Oslo', $2, $3)", [
    calendar,
    JSON.stringify(office),
    at(-24),
  ]);
  await fresh.pool.query("insert into calendar_team values ($1, $2)", [teamOf(world, "service-desk").id, calendar]);
  const level = {
    id: newId(),
    version: 1,
    name: "All",
    for: wide,
    targets: { ...nothing, resolution: 600 },
    hours: "theirs",
    pauses: [],
    warnings: [warn("before", 120, ["assignee"]), warn("after", 0, ["team"]), warn("after", 240, ["leads"])],
  };
  await fresh.pool.query("insert into service_level_list values ($1, 1, $2, $3, null)", [newId(), at(-24), JSON.stringify([level])]);
});
afterAll(() => fresh.close());

async function open(hours: number): Promise<string> {
  return transaction(fresh.db, async (tx) => {
    const given = { subject: `At ${hours}`, description: "", channel: "web" as const };
    const { id } = await openTicket(tx, world.actors.ane, at(hours), given);
    await countClocks(tx, at(hours), [id]);
    return id;
  });
}

/** What was told of a ticket, in order. */
async function told(id: string): Promise<string[]> {
  const { rows } = await fresh.pool.query<{ type: string }>(
    "select type from event where ticket_id = $1 and type like 'ticket.target%' order by id",
    [id],
  );
  return rows.map(({ type }) => type.slice("ticket.target_".length));
}

// Seen red: with told ones not noted (double after a jump back), and with what is past left out (missed after an outage).
test(
  "in 2 × 8,760 hours, with processes killed and clocks that jump, nothing is told twice and nothing is missed",
  { timeout: 300_000 },
  async () => {
    const tickets: { id: string; opened: number; solved: number | null }[] = [];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let hours = 0; hours < 2 * 8760; hours += 1) {
      if (hours % 146 === 9) tickets.push({ id: await open(hours), opened: hours, solved: null });
      const last = tickets.at(-1);
      if (hours % 146 === 19 && last && tickets.length % 3 === 0) {
        await transaction(fresh.db, async (tx) => {
          await resolve(tx, world.actors.per, at(hours), last.id, {});
          await countClocks(tx, at(hours), [last.id]);
        });
        last.solved = hours;
      }
      const fate = random(60);
      // Killed after it took and before it could say so.
      if (fate === 0)
        await transaction(fresh.db, async (tx) => {
          await takeSteps(tx, at(hours), 100);
          throw new Error("killed");
        }).catch((error: Error) => expect(error.message).toBe("killed"));
      // Nobody runs for an hour; two run at once; a clock jumps back, or ahead where nothing is due.
      else if (fate === 1) continue;
      else if (fate === 2) await Promise.all([watchTargets(fresh.db, at(hours)), watchTargets(fresh.db, at(hours))]);
      else if (fate === 3) await watchTargets(fresh.db, at(hours - 50));
      // Counting once more tells nothing once more.
      else if (fate === 4)
        await transaction(fresh.db, (tx) =>
          countClocks(
            tx,
            at(hours),
            tickets.slice(-3).map(({ id }) => id),
          ),
        );
      else await watchTargets(fresh.db, at(hours));
    }
    await watchTargets(fresh.db, at(2 * 8760 + 400));
    const wrong: unknown[] = [];
    for (const { id, solved } of tickets) {
      const all = await told(id);
      if (solved === null ? all.join() !== "near,missed,over" : new Set(all).size !== all.length) wrong.push({ id, all });
    }
    expect(wrong).toEqual([]);
    expect(tickets.length).toBe(120);
    expect(tickets.filter(({ solved }) => solved !== null).length).toBe(40);
  },
);

test("who is named is told at the desk: who has it, or else its team, and its leads", async () => {
  await settle(fresh.db, notifications.reactions ?? []);
  await fresh.pool.query("delete from notification");
  const id = await open(2 * 8760 + 500);
  const notices = async () => {
    await settle(fresh.db, notifications.reactions ?? []);
    const { rows } = await fresh.pool.query<{ kind: string; name: string }>(
      "select n.kind, p.name from notification n join person p on p.id = n.person_id where n.ticket_id = $1 and n.kind like 'target%' order by n.id, p.name",
      [id],
    );
    return rows.map(({ kind, name }) => `${kind} ${name}`);
  };
  const { rows } = await fresh.pool.query<{ steps: { at: string }[] }>("select steps from ticket_clock where ticket_id = $1", [id]);
  const [near, missed, over] = (rows[0]?.steps ?? []).map((step) => new Date(step.at));
  if (!near || !missed || !over) throw new Error("nothing is to be told");
  await watchTargets(fresh.db, new Date(near.getTime() - 1));
  expect(await notices()).toEqual([]);
  await watchTargets(fresh.db, near);
  const members = ["Ingrid Dahl", "Per Haug"];
  expect(await notices()).toEqual(members.map((name) => `target_near ${name}`));
  await fresh.pool.query("delete from notification");
  await watchTargets(fresh.db, missed);
  expect(await notices()).toEqual(members.map((name) => `target_missed ${name}`));
  await fresh.pool.query("delete from notification");
  await watchTargets(fresh.db, over);
  expect(await notices()).toEqual(["target_missed Ingrid Dahl"]);
});
