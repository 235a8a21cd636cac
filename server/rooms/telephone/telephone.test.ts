import { asyncProperty, assert, shuffledSubarray } from "fast-check";
import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld, teamOf, type World } from "../../../tests/world.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { endContact } from "../contacts/end-contact.ts";
import { findContact } from "../contacts/store.ts";
import { startContact } from "../contacts/index.ts";
import { promisesOf } from "../promises/store.ts";
import { loadTicket, resolve } from "../tickets/index.ts";
import type { CallEvent } from "./call.ts";
import { createSystem } from "./change-system.ts";
import { readGeneric, readNative } from "./read-event.ts";
import { ringing } from "./ringing.ts";
import { ringMe } from "./ring-me.ts";
import { settleCalls } from "./settle-calls.ts";
import { findSystem, type SystemRow } from "./store.ts";
import { findCall } from "./store-calls.ts";
import { listLogged } from "./store-log.ts";
import { takeCall } from "./take-call.ts";
import { takeEvent } from "./take-event.ts";

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second));

async function scene(db: Db) {
  const world = await smallWorld(db);
  const lines = [
    { line: "201", person_id: world.people.per.id },
    { line: "202", person_id: world.people.kari.id },
    { line: "Helpdesk", person_id: world.people.per.id },
    { line: "Helpdesk", person_id: world.people.kari.id },
  ];
  const { id } = await createSystem(db, world.actors.administrator, at(0), { name: "Exchange", kind: "generic", lines });
  const system = (await findSystem(db, id)) as SystemRow;
  const tell = (second: number, fields: Record<string, string | string[]>) => {
    const event = readGeneric({ direction: "in", from: "4722001412", to: "22001400", ...fields }, "47", at(second));
    if ("wrong" in event) throw new Error(event.wrong);
    return takeEvent(db, at(second), system, event);
  };
  return { world, system, tell };
}

const call = async (db: Db, system: SystemRow, callId: string) => {
  const row = await findCall(db, system.id, callId);
  if (!row) throw new Error("no call");
  return row;
};
const contactOf = async (db: Db, id: string | null) => {
  const row = id ? await findContact(db, id) : undefined;
  if (!row) throw new Error("no contact");
  return row;
};
const rings = async (db: Db, actor: Actor, second: number) => ringing(db, actor, at(second));
const factsFor = async (db: Db, personId: string) =>
  (
    await sql<{ type: string }>`select type from event where person_id = ${personId} and type like 'call.%' order by at, id`.execute(
      tables(db),
    )
  ).rows.map(({ type }) => type);

describe("a telephone rings", () => {
  test("at whom the lines name, with who may be calling, and an answer is a contact of nobody yet", async ({ db }) => {
    const { world, system, tell } = await scene(db);
    const { per, kari, lars } = world.actors;
    expect(await tell(0, { event: "newCall", callId: "1", queue: "Helpdesk" })).toBe("taken");
    const [ring] = await rings(db, per, 1);
    expect(ring).toMatchObject({
      number: "+4722001412",
      queue: "Helpdesk",
      answered: false,
      contact_id: null,
      may_be: [{ id: world.people.ane.id, name: "Ane Berg", detail: "Controller · Finance · Nordvik · Oslo" }],
    });
    expect(await rings(db, kari, 1)).toHaveLength(1);
    expect(await rings(db, lars, 1)).toEqual([]);

    await tell(5, { event: "answer", callId: "1", queue: "Helpdesk", answeringNumber: "202" });
    expect(await rings(db, per, 6)).toEqual([]);
    const { contact_id } = await call(db, system, "1");
    expect(await rings(db, kari, 6)).toMatchObject([{ answered: true, contact_id }]);
    const contact = await contactOf(db, contact_id);
    // A number proves nothing: neither the contact nor its ticket is Ane's.
    expect(contact).toMatchObject({
      technician_name: "Kari Solberg",
      phone: "+4722001412",
      person_id: null,
      state: "live",
      opened_ticket: true,
    });
    expect(await loadTicket(db, kari, contact.ticket_id ?? "")).toMatchObject({ requester_id: null, assignee_name: "Kari Solberg" });

    await tell(90, { event: "hangup", callId: "1", cause: "normalClearing" });
    expect(await contactOf(db, contact_id)).toMatchObject({ state: "live", hung_up_at: at(90), outcome: null });
    expect(await rings(db, kari, 91)).toEqual([]);
    await endContact(db, kari, at(95), contact_id ?? "", { outcome: "answered" });
    expect(await contactOf(db, contact_id), "the call ended when the other side hung up").toMatchObject({
      state: "wrap_up",
      ended_at: at(90),
    });
    expect(await factsFor(db, world.people.per.id)).toEqual(["call.ringing", "call.changed", "call.changed"]);
    expect(await factsFor(db, world.people.lars.id)).toEqual([]);
    await settleCalls(db, at(200));
    expect(await call(db, system, "1")).toMatchObject({ settled: true, ticket_id: null });
    expect(await tell(210, { event: "answer", callId: "1" })).toBe("late");
  });

  test("and is taken before it is answered: the same contact, once", async ({ db }) => {
    const { world, system, tell } = await scene(db);
    const { per, lars } = world.actors;
    await tell(0, { event: "newCall", callId: "1", user: ["201"] });
    const { id } = await call(db, system, "1");
    const taken = await takeCall(db, per, at(1), id);
    expect(await takeCall(db, per, at(2), id)).toBe(taken);
    await expect(takeCall(db, lars, at(2), id)).rejects.toMatchObject({ status: 404 });
    await tell(3, { event: "answer", callId: "1", user: ["201"] });
    expect((await call(db, system, "1")).contact_id).toBe(taken);
    expect(await contactOf(db, taken)).toMatchObject({ technician_id: personIdOf(per) });
  });

  test("while its technician began the contact by hand: it is that one, with the number noted", async ({ db }) => {
    const { world, system, tell } = await scene(db);
    const { per } = world.actors;
    await tell(0, { event: "newCall", callId: "1", user: ["201"] });
    const byHand = await startContact(db, per, at(2), { channel: "phone", direction: "inbound" });
    await tell(4, { event: "answer", callId: "1", user: ["201"] });
    expect((await call(db, system, "1")).contact_id).toBe(byHand);
    expect(await contactOf(db, byHand)).toMatchObject({ phone: "+4722001412" });
    // The next call is another one, though the first still goes on.
    await tell(10, { event: "newCall", callId: "2", user: ["201"], from: "99887766" });
    await tell(12, { event: "answer", callId: "2", user: ["201"], from: "99887766" });
    expect((await call(db, system, "2")).contact_id).not.toBe(byHand);
  });

  test("for a technician who dials: their contact is the call, and one that they did not begin is begun when it is answered", async ({
    db,
  }) => {
    const { world, system, tell } = await scene(db);
    const { per } = world.actors;
    const out = { direction: "out", from: "201", to: "+47 55 00 21 07" };
    const byHand = await startContact(db, per, at(0), { channel: "phone", direction: "outbound", phone: "55 00 21 07" });
    await tell(20, { ...out, event: "newCall", callId: "1" });
    expect((await call(db, system, "1")).contact_id).toBe(byHand);
    await tell(60, { ...out, event: "hangup", callId: "1" });
    expect(await contactOf(db, byHand)).toMatchObject({ hung_up_at: at(60) });
    await tell(70, { ...out, event: "newCall", callId: "2", to: "99887766" });
    expect((await call(db, system, "2")).contact_id).toBeNull();
    await tell(75, { ...out, event: "answer", callId: "2", to: "99887766" });
    expect(await contactOf(db, (await call(db, system, "2")).contact_id)).toMatchObject({ direction: "outbound", phone: "99887766" });
    // Nobody's missed call.
    await settleCalls(db, at(500));
    expect(await call(db, system, "1")).toMatchObject({ settled: true, ticket_id: null });
  });

  test("to see whether it would, only at who tries, for twenty seconds, and nothing comes of it", async ({ db }) => {
    const { world, system } = await scene(db);
    const { administrator, per } = world.actors;
    const name = await ringMe(db, administrator, at(0), system, "+47 22 00 14 12");
    expect(await rings(db, administrator, 5)).toMatchObject([{ number: "+4722001412" }]);
    expect(await rings(db, per, 5)).toEqual([]);
    expect(await rings(db, administrator, 25)).toEqual([]);
    const { id } = await call(db, system, name);
    await expect(takeCall(db, administrator, at(6), id)).rejects.toMatchObject({ code: "call_is_test" });
  });
});

describe("whatever the order in which a call is told, and however often", () => {
  // Seen red: with the contact begun only by an answer that comes after its ring.
  test("the same contact comes out", async ({ db }) => {
    const { world, system } = await scene(db);
    const base = { call_id: "", direction: "in", from: "+4722001412", to: "22001400" };
    const events = [
      { ...base, type: "newCall", users: ["201", "202"], at: at(0).toISOString() },
      { ...base, type: "answer", users: ["201"], at: at(4).toISOString() },
      { ...base, type: "hold", at: at(20).toISOString() },
      { ...base, type: "resume", at: at(30).toISOString() },
      { ...base, type: "transfer", transferred_to: "202", at: at(40).toISOString() },
      { ...base, type: "hangup", cause: "normalClearing", at: at(50).toISOString() },
    ];
    const twice = [...events, ...events];
    let nth = 0;
    const outcomeOf = async (given: typeof events) => {
      const call_id = `call-${++nth}`;
      for (const one of given) {
        const event = readNative({ ...one, call_id }, "47", at(59)) as CallEvent;
        expect(["taken", "repeated"]).toContain(await takeEvent(db, at(59), system, event));
      }
      const row = await call(db, system, call_id);
      const { id: _i, ticket_id: _t, ticket_number: _n, ...contact } = await contactOf(db, row.contact_id);
      const contacts = await sql<{
        n: number;
      }>`select count(*)::int as n from contact where technician_id = ${world.people.per.id}`.execute(tables(db));
      await endContact(db, world.actors.per, at(59), row.contact_id ?? "", { outcome: "answered" });
      return { contact, contacts: contacts.rows[0]?.n === nth, answered_by: row.answered_by, ended_at: row.ended_at };
    };
    const first = await outcomeOf(events);
    expect(first).toMatchObject({
      contacts: true,
      contact: { technician_name: "Per Haug", state: "live", hung_up_at: at(59), phone: "+4722001412", note: "→ 202" },
    });
    await assert(
      asyncProperty(shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }), async (shuffled) => {
        expect(await outcomeOf(shuffled)).toEqual(first);
      }),
      { numRuns: 12 },
    );
  });
});

describe("a missed call", () => {
  const missed = async (
    tell: Awaited<ReturnType<typeof scene>>["tell"],
    second: number,
    callId: string,
    more: Record<string, string | string[]>,
  ) => {
    await tell(second, { event: "newCall", callId, ...more });
    await tell(second + 20, { event: "hangup", callId, cause: "noAnswer", ...more });
  };
  const ticketsOf = async (db: Db) =>
    (
      await sql<{
        id: string;
        subject: string;
      }>`select id, subject from ticket where subject like 'Call back%' order by opened_at, number`.execute(tables(db))
    ).rows;
  const unassigned = async (db: Db, world: World) => {
    const [found] = await ticketsOf(db);
    return loadTicket(db, world.actors.per, found?.id ?? "");
  };

  test("of a queue is one ticket to call back in the team's queue, of nobody; the same number again is told there", async ({ db }) => {
    const { world, system, tell } = await scene(db);
    await missed(tell, 0, "1", { queue: "Helpdesk" });
    await settleCalls(db, at(25));
    expect(await ticketsOf(db), "what comes in another order may still come").toEqual([]);
    await settleCalls(db, at(40));
    expect(await unassigned(db, world)).toMatchObject({
      subject: "Call back +4722001412",
      requester_id: null,
      assignee_id: null,
      team_id: teamOf(world, "service-desk").id,
      due_at: new Date(at(40).getTime() + 60 * 60_000),
      status: "open",
    });
    await missed(tell, 100, "2", { queue: "Helpdesk" });
    await settleCalls(db, at(150));
    expect(await ticketsOf(db)).toHaveLength(1);
    // Who answers the same number learns of it.
    await tell(200, { event: "newCall", callId: "3", user: ["201"] });
    expect((await rings(db, world.actors.per, 201))[0]?.call_back?.subject).toBe("Call back +4722001412");
    const id = (await ticketsOf(db))[0]?.id ?? "";
    await expect(resolve(db, world.actors.per, at(300), id, {})).resolves.toBeDefined();
    expect((await rings(db, world.actors.per, 201))[0]?.call_back).toBeNull();
    expect((await call(db, system, "2")).ticket_id).toBe(id);
  });

  test("of somebody's own line is theirs, and promised", async ({ db }) => {
    const { world, tell } = await scene(db);
    await missed(tell, 0, "1", { user: ["201"] });
    await settleCalls(db, at(40));
    const ticket = await unassigned(db, world);
    expect(ticket).toMatchObject({ assignee_name: "Per Haug" });
    expect(await promisesOf(db, [ticket.id])).toMatchObject([{ what: "call_back", by_name: "Per Haug", state: "open", told: false }]);
    // Called back by the desk, the promise is kept: that is what contacts of a ticket do.
  });

  test("is none where it was answered after all, was withheld, was forwarded, or rang nobody of the desk's doing", async ({ db }) => {
    const { tell } = await scene(db);
    await missed(tell, 0, "1", { user: ["201"] });
    await tell(25, { event: "answer", callId: "1", user: ["201"] });
    await missed(tell, 0, "2", { from: "anonymous" });
    await tell(0, { event: "newCall", callId: "3" });
    await tell(5, { event: "hangup", callId: "3", cause: "forwarded" });
    await settleCalls(db, at(100));
    expect(await ticketsOf(db)).toEqual([]);
  });

  test("from a thousand made-up numbers fills no queue", async ({ db }) => {
    const { system, tell } = await scene(db);
    for (let n = 0; n < 70; n++) await missed(tell, 0, `c${n}`, { from: `+47990000${String(n).padStart(2, "0")}` });
    await settleCalls(db, at(100));
    expect(await ticketsOf(db)).toHaveLength(60);
    expect(await listLogged(db, system.id, null, 200)).toHaveLength(140);
  }, 60_000);
});
