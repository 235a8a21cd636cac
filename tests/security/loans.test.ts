import { afterAll, beforeAll, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
const who = ["ane", "per", "siri"] as const;
let desk: Desk;
let world: World;
const cookies = new Map<string, string>();
const as = (name: (typeof who)[number]) => ({ cookie: cookies.get(name) ?? "" });

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of who) await setPassword(tx, made.people[name].id, password);
    return made;
  });
  for (const name of who) cookies.set(name, await desk.signIn(world.people[name].email ?? "", password));
});
afterAll(() => desk.close());

// Seen red: with a second return that is one of its own.
it("what is lent out is noted in the contact, promised back, and kept once it is there; nobody outside sees it", async () => {
  const contact = await desk.call("POST", "/contacts", { ...as("per"), body: { channel: "walk_in", person: { id: world.people.ane.id } } });
  const ticket = contact.body.ticket.number;
  const due_at = new Date(desk.now().getTime() + 7 * 86_400_000).toISOString();
  const lend = (name: "per" | "ane" | "siri", body: object) => desk.call("POST", `/tickets/${ticket}/loans`, { ...as(name), body });
  const lent = await lend("per", { what: "Charger <b>65 W</b>", due_at });
  expect(lent.body).toMatchObject({
    what: "Charger <b>65 W</b>",
    contact_id: contact.body.id,
    due_at,
    returned_at: null,
    lent_by: { name: "Per Haug" },
  });
  expect((await desk.call("GET", `/contacts/${contact.body.id}`, as("per"))).body.note).toBe("Charger <b>65 W</b>");
  const promises = async () => (await desk.call("GET", `/tickets/${ticket}/promises`, as("per"))).body.items;
  expect(await promises()).toMatchObject([{ what: "other", words: "Charger <b>65 W</b>", state: "open", due_at, told: false }]);
  for (const name of ["ane", "siri"] as const) {
    expect((await lend(name, { what: "x", due_at })).status).toBe(403);
    expect((await desk.call("GET", `/tickets/${ticket}/loans`, as(name))).status).toBe(403);
  }
  expect((await lend("per", { what: "x", due_at: new Date(desk.now().getTime() - 1000).toISOString() })).body.errors).toMatchObject([
    { pointer: "/due_at" },
  ]);
  const back = () => desk.call("POST", `/tickets/${ticket}/loans/${lent.body.id}/returns`, { ...as("per"), body: {} });
  const [one, two] = await Promise.all([back(), back()]);
  expect([one?.status, two?.status]).toEqual([200, 200]);
  expect(one?.body.returned_at).toBe(two?.body.returned_at);
  expect(await promises()).toMatchObject([{ state: "kept" }]);
  const { rows } = await desk.pool.query("select type from event where type like 'loan.%' order by at, id");
  expect(rows.map(({ type }) => type)).toEqual(["loan.handed_out", "loan.returned"]);
  const other = await desk.call("POST", "/tickets", { ...as("per"), body: { subject: "Another" } });
  expect((await desk.call("POST", `/tickets/${other.body.number}/loans/${lent.body.id}/returns`, { ...as("per"), body: {} })).status).toBe(
    404,
  );
});

// Seen red: with loans of the ticket itself alone.
it("what was lent out about a ticket that was merged since comes back by either number", async () => {
  const made = await Promise.all(
    ["One", "The other"].map((subject) =>
      desk.call("POST", "/tickets", { ...as("per"), body: { subject, requester: { id: world.people.ane.id } } }),
    ),
  );
  const [one, other] = made.map(({ body }) => body as { id: string; number: number });
  const due_at = new Date(desk.now().getTime() + 7 * 86_400_000).toISOString();
  const lend = async (what: string) =>
    (await desk.call("POST", `/tickets/${one?.number}/loans`, { ...as("per"), body: { what, due_at } })).body.id as string;
  const loans = [await lend("Charger"), await lend("Mouse")];
  const merged = await desk.call("POST", `/tickets/${one?.id}/merges`, { ...as("per"), body: { into: other?.id } });
  expect([merged.status < 300, merged.text]).toEqual([true, expect.anything()]);
  expect((await desk.call("GET", `/tickets/${other?.number}/loans`, as("per"))).body.items).toHaveLength(2);
  for (const [index, number] of [one?.number, other?.number].entries()) {
    const back = await desk.call("POST", `/tickets/${number}/loans/${loans[index]}/returns`, { ...as("per"), body: {} });
    expect([number, back.status, back.body.returned_at]).toEqual([number, 200, expect.any(String)]);
  }
  const { rows } = await desk.pool.query("select state from promise where words in ('Charger', 'Mouse')");
  expect(rows).toEqual([{ state: "kept" }, { state: "kept" }]);
});
