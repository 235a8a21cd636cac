import { afterAll, beforeAll, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { openDesk, type Desk } from "../security/open-desk.ts";
import { smallWorld, type World } from "../world.ts";

const rounds = 500;
const pairs = 8;

let desk: Desk;
let world: World;
const keys: Record<string, string> = {};

beforeAll(async () => {
  desk = await openDesk({ size: 12 });
  await transaction(desk.db, async (tx) => {
    world = await smallWorld(tx);
    for (const name of ["per", "kari"] as const)
      keys[name] = (await createApiKey(tx, { personId: world.people[name].id, name: "test" })).key;
  });
});
afterAll(() => desk.close());

const call = (name: string, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys[name], body });

interface Said {
  kind: string;
  id: string;
  body: string;
}
const repliesOf = async (ticket: string): Promise<Said[]> => {
  const { body } = await call("per", "GET", `/tickets/${ticket}/timeline?limit=200`);
  return (body.items as Said[]).filter(({ kind }) => kind === "reply");
};

/** Two technicians who have read the same send at once; answers who was told of whom. */
async function round(ticket: string, n: number, seen: string | null): Promise<string> {
  const texts = { per: `Per's answer ${n}`, kari: `Kari's answer ${n}` };
  const [per, kari] = await Promise.all(
    (["per", "kari"] as const).map((name) => call(name, "POST", `/tickets/${ticket}/replies`, { body: texts[name], seen })),
  );
  expect([per?.status, kari?.status].toSorted()).toEqual([201, 409]);
  const [sent, told, theirs, yours] = per?.status === 201 ? [per, kari, texts.per, texts.kari] : [kari, per, texts.kari, texts.per];
  expect(told?.body).toMatchObject({ code: "replied_meanwhile", yours, replies: [{ id: sent?.body.id, body: theirs }] });
  return sent?.body.id as string;
}

// Seen red with a ticket that is read without being locked: both were sent.
it(`of two answers at once exactly one is sent, the other one is told of it with both texts: ${rounds} rounds`, async () => {
  const open = () => call("per", "POST", "/tickets", { subject: "Printer", requester: { id: world.people.ane.id }, team: "messaging" });
  const tickets = (await Promise.all(Array.from({ length: pairs }, open))).map(({ body }) => body.id as string);
  await Promise.all(
    tickets.map(async (ticket, at) => {
      let seen: string | null = null;
      const own = Math.floor(rounds / pairs) + (at < rounds % pairs ? 1 : 0);
      for (let n = 0; n < own; n++) seen = await round(ticket, n, seen);
      expect(await repliesOf(ticket)).toHaveLength(own);
    }),
  );
}, 120_000);

it("who has read it sends; one's own message is no news, and who says nothing of what they read is not asked", async () => {
  const { body: ticket } = await call("per", "POST", "/tickets", { subject: "Printer", requester: { id: world.people.ane.id } });
  const reply = (name: string, given: object) => call(name, "POST", `/tickets/${ticket.id}/replies`, { body: "Hello", ...given });
  const first = await reply("per", { seen: null });
  expect((await reply("per", { seen: null })).status).toBe(201);
  expect((await reply("kari", { seen: first.body.id })).status).toBe(409);
  expect((await reply("kari", {})).status).toBe(201);
  const newest = (await repliesOf(ticket.id)).at(-1);
  const solved = (seen: string | null) => call("per", "POST", `/tickets/${ticket.id}/resolutions`, { body: "Done", seen });
  expect((await solved(first.body.id)).body.code).toBe("replied_meanwhile");
  expect((await solved(newest?.id ?? null)).status).toBe(201);
});
