import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { World } from "../world.ts";
import type { Answer, Desk } from "./open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "./small-desk.ts";

let desk: Desk;
let world: World;
let keys: SmallDesk["keys"];

beforeAll(async () => {
  ({ desk, world, keys } = await openSmallDesk({ size: 12 }));
});
afterAll(() => desk.close());

const call = (name: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(name), body });
const tenTimes = async (work: (i: number) => Promise<Answer>): Promise<Record<number, number>> => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => work(i)));
  return Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, some]) => [status, some.length]));
};
const open = async (): Promise<string> =>
  (await call("per", "POST", "/tickets", { subject: "Race", requester: { id: world.people.ane.id } })).body.id;
const count = async (sql: string, values: unknown[]) => (await desk.pool.query(`select count(*)::int as n from ${sql}`, values)).rows[0].n;

describe("of ten at the same moment one", () => {
  it("accepts a ticket, of several technicians", async () => {
    const id = await open();
    const who: Who[] = ["per", "kari", "lars", "lead", "administrator"];
    expect(await tenTimes((i) => call(who[i % who.length] ?? "per", "POST", `/tickets/${id}/acceptances`))).toEqual({ 201: 1, 409: 9 });
    expect(await count("event where ticket_id = $1 and type = 'ticket.accepted'", [id])).toBe(1);
  });

  it("hands it up, solves it, confirms it and opens it again", async () => {
    const id = await open();
    const steps: [Who, string, object][] = [
      ["administrator", "escalations", { reason: "x", team: "messaging" }],
      ["administrator", "resolutions", { body: "Done" }],
      ["ane", "confirmations", { body: "Thanks" }],
      ["ane", "reopenings", { reason: "Again" }],
    ];
    for (const [name, step, body] of steps) {
      expect([step, await tenTimes(() => call(name, "POST", `/tickets/${id}/${step}`, body))]).toEqual([step, { 201: 1, 409: 9 }]);
    }
    expect(await count("reply where ticket_id = $1", [id])).toBe(3);
    expect(await count("stay where ticket_id = $1 and to_at is null", [id])).toBe(1);
  });

  it("ends a call", async () => {
    const { body } = await call("per", "POST", "/contacts", { channel: "phone", person: { id: world.people.ane.id } });
    await call("per", "PATCH", `/tickets/${body.ticket.id}`, { subject: "Printer" });
    expect(await tenTimes(() => call("per", "POST", `/contacts/${body.id}/endings`, { outcome: "solved", body: "Done" }))).toEqual({
      201: 1,
      409: 9,
    });
    expect(await count("time_entry where ticket_id = $1", [body.ticket.id])).toBe(1);
  });

  it("opens the ticket of an external id, and the others are told which it is", async () => {
    const given = { subject: "Disk is full", source: "monitoring", external_id: "disk-1" };
    expect(await tenTimes(() => call("per", "POST", "/tickets", given))).toEqual({ 201: 1, 409: 9 });
    expect((await call("per", "POST", "/tickets", given)).body).toMatchObject({
      code: "already_exists",
      ticket_number: expect.any(Number),
    });
  });

  it("takes a mail address, and none of the others is an unexpected error", async () => {
    const made = await Promise.all(Array.from({ length: 10 }, (_, i) => call("per", "POST", "/people", { name: `Somebody ${i}` })));
    const answers = await tenTimes((i) => call("per", "PATCH", `/people/${made[i]?.body.id}`, { email: "one@nordvik.example" }));
    expect(answers[200]).toBe(1);
    expect(answers[500]).toBeUndefined();
  });

  it("becomes the default team of a tier, whoever asks last", async () => {
    const teams = (await call("administrator", "GET", "/teams")).body.items.filter(({ tier }: { tier: number }) => tier === 2);
    const answers = await tenTimes((i) => call("administrator", "PATCH", `/teams/${teams[i % teams.length].id}`, { is_default: true }));
    expect(answers[500]).toBeUndefined();
    expect(await count("team where tier = 2 and is_default", [])).toBe(1);
  });
});
