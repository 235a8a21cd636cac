import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { quiet } from "../../../tests/database.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import { workOn } from "./work.ts";

// Seen red: with `whoTakes` answering whom it was asked about.
let desk: Desk;
let keys: SmallDesk["keys"];
let world: SmallDesk["world"];
let ticket: string;

beforeAll(async () => {
  ({ desk, keys, world } = await openSmallDesk());
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.pool.query("delete from away");
  ticket = (await call("ane", "POST", "/tickets", { subject: "No sound" })).body.id;
});

const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const hour = 3_600_000;
/** Away since an hour, and for as many to come. */
const away = (who: Who, substitute: Who | null, hours = 5) =>
  desk.pool.query("insert into away (person_id, from_at, until_at, substitute_id) values ($1, $2, $3, $4)", [
    world.people[who].id,
    new Date(Date.now() - hour),
    new Date(Date.now() + hours * hour),
    substitute && world.people[substitute].id,
  ]);
const owner = async () => (await call("administrator", "GET", `/tickets/${ticket}`)).body.assignee?.name ?? null;

async function assign(who: Who) {
  const given = { tickets: [ticket], change: { act: "assign", assignee: world.people[who].id } };
  const looked = await call("administrator", "POST", "/bulk-changes/preview", given);
  const begun = await call("administrator", "POST", "/bulk-changes", given);
  if (begun.status === 201) while (await workOn(desk.db, begun.body.id, quiet));
  return looked;
}

it("what is given to many goes to who stands in for somebody away, and the ticket says for whom", async () => {
  await away("lead", "per");
  expect((await assign("lead")).body).toMatchObject({ changed: 1, samples: [{ changes: { assignee: { to: world.people.per.name } } }] });
  expect(await owner()).toBe(world.people.per.name);
  const { rows } = await desk.pool.query("select data from event where type = 'ticket.assigned' and ticket_id = $1", [ticket]);
  expect(rows[0].data).toMatchObject({ to: world.people.per.name, instead_of: world.people.lead.name });
  // Who asked learns who has it, and nothing of who is on holiday.
  expect((await call("ane", "GET", `/tickets/${ticket}/timeline`)).text).not.toContain(world.people.lead.name);
});

it("is refused where nobody stands in, and where who does is away, too", async () => {
  await away("lead", null);
  const alone = await assign("lead");
  expect([alone.status, alone.text]).toEqual([400, expect.stringContaining("is away, and nobody stands in for them")]);
  await desk.pool.query("delete from away");
  await away("lead", "per");
  await away("per", null);
  expect((await assign("lead")).status).toBe(400);
  expect(await owner()).toBeNull();
});

it("is theirs again once they are back, and by hand it always may be", async () => {
  await desk.pool.query(
    "insert into away (person_id, from_at, until_at) values ($1, now() - interval '2 days', now() - interval '1 day')",
    [world.people.lead.id],
  );
  await assign("lead");
  expect(await owner()).toBe(world.people.lead.name);
  await desk.pool.query("delete from away");
  await away("per", "lead");
  expect((await call("administrator", "PATCH", `/tickets/${ticket}`, { assignee: world.people.per.id })).status).toBe(200);
  expect(await owner()).toBe(world.people.per.name);
});

it("a macro gives it to who stands in", async () => {
  await away("lead", "per");
  const acts = [{ act: "assign", assignee: world.people.lead.id }];
  const { body: macro } = await call("administrator", "POST", "/macros", { name: "To the lead", scope: "personal", acts });
  const ran = await call("administrator", "POST", `/tickets/${ticket}/macros/${macro.id}/runs`, {});
  expect(ran.status, ran.text).toBe(201);
  expect(await owner()).toBe(world.people.per.name);
});

it("technicians see who is away, until when, and who is there instead; requesters do not", async () => {
  await away("lead", "per", 3);
  await away("kari", "lars");
  await away("lars", null);
  const { body } = await call("per", "GET", "/away/now");
  expect(
    body.items.map(({ person, stand_in }: { person: { name: string }; stand_in: { name: string } | null }) => [
      person.name,
      stand_in?.name ?? null,
    ]),
  ).toEqual(
    [
      [world.people.kari.name, null],
      [world.people.lars.name, null],
      [world.people.lead.name, world.people.per.name],
    ].toSorted(),
  );
  expect((await call("ane", "GET", "/away/now")).status).toBe(403);
});
