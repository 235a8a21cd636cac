import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, settle, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import type { Actor } from "../../platform/actor.ts";
import { configureAccess, setPassword } from "../access/index.ts";
import { resetFactors } from "../access/factors/reset-factors.ts";
import { raise } from "../guard/raise.ts";
import { changePerson, configurePeople, type PersonRow } from "../people/index.ts";
import { importPeople } from "../people/import-people.ts";
import { tellOfAccount } from "../notifications/tell-of-account.ts";
import { tellOldAddress } from "../notifications/tell-old-address.ts";
import { openTicket } from "../tickets/index.ts";
import { dropHeld } from "./drop-held.ts";
import { holdContact, holdFactors, provenAlone } from "./index.ts";
import { runHeld } from "./run-held.ts";

const now = new Date();
const hour = 3_600_000;
let fresh: FreshDatabase;
let world: World;
let ticket: string;
let ane: PersonRow;

const inTx = <T>(work: (tx: Db) => Promise<T>) => transaction(fresh.db, work);
const query = async (text: string, ...values: unknown[]) => {
  const [first = "", ...rest] = text.split("; ");
  let { rows } = await fresh.pool.query(first, values);
  for (const each of rest) ({ rows } = await fresh.pool.query(each));
  return rows;
};
const signedIn = (actor: Actor): Actor => ({ ...actor, sessionId: newId(), provenAt: now });

beforeAll(async () => {
  configurePeople({ holdContact, provenAlone });
  configureAccess({ publicUrl: "http://127.0.0.1", holdFactors, deliverCode: async () => {} });
  fresh = await freshDatabase();
  world = await inTx((tx) => smallWorld(tx));
  ane = world.people.ane;
  await inTx((tx) => setPassword(tx, ane.id, "a long password of Ane", now));
  const given = { subject: "New telephone", description: "Lost it", channel: "phone" as const, requester: { id: ane.id } };
  ticket = (await inTx((tx) => openTicket(tx, world.actors.per, now, given, {}))).id;
  await query("update contact_point set since = now() - interval '60 days'");
});
beforeEach(async () => {
  // What the tests before told is told.
  await settle(fresh.db, [tellOfAccount, tellOldAddress]);
  await query("delete from sms_message");
  await query(
    "delete from held_change; delete from verification_use; delete from verification; delete from guard_alarm; delete from account_notice",
  );
  await query("update sms_gateway set active = true, kind = 'http', url = 'https://sms.example/', failing_since = null");
  await query("update person set mobile = '+4790000001', phone = '+4722001412', email = 'ane.berg@nordvik.example' where id = $1", ane.id);
  await query("update contact_point set since = now() - interval '60 days' where until is null");
  await query("delete from contact_point where until is not null");
});
afterAll(async () => {
  configurePeople({ holdContact: async () => null, provenAlone: async () => new Set() });
  await fresh.close();
});

/** As if it was proved in the ticket. */
const prove = async (action: string, ...methods: string[]) => {
  for (const method of methods)
    await query(
      `insert into verification (id, ticket_id, person_id, account_key, action, technician_id, method, state, started_at, open_until, ended_at, good_until, asked_id)
       values (gen_random_uuid(), $1::uuid, $2::uuid, $2::uuid::text, $3::text, $4::uuid, $5::text, 'passed', $6::timestamptz, $7::timestamptz, $6::timestamptz, $7::timestamptz, $8::uuid)`,
      ...[ticket, ane.id, action, world.people.per.id, method, now, new Date(now.getTime() + 900_000)],
      method === "in_person" ? world.people.kari.id : null,
    );
};
const change = (changes: object, { actor = signedIn(world.actors.per), ticketKey = ticket as string | null, at = now } = {}) =>
  inTx((tx) => changePerson(tx, actor, ane.id, changes, { ticketKey: ticketKey ?? undefined, at }));
const mobileNow = async () => (await query("select mobile from person where id = $1", ane.id))[0].mobile;
const refusals = async () =>
  (await query("select data->>'reason' as reason from event where type = 'verification.evidence_refused' order by at")).map(
    (row) => row.reason,
  );

// Seen red: without the hook (configurePeople).
test("another number of somebody who signs in needs a ticket, then evidence in it, each refusal with what is needed; the rest is changed", async () => {
  const without = { code: "invalid_input", errors: [{ pointer: "/proof_ticket", code: "proof_in_ticket" }] };
  await expect(change({ mobile: "+4790000002" }, { ticketKey: null })).rejects.toMatchObject(without);
  await expect(change({ mobile: null, title: "CFO" }, { ticketKey: null })).rejects.toMatchObject(without);
  await expect(change({ email: "x@evil.example" })).rejects.toMatchObject({ status: 403, code: "evidence_needed" });
  expect(await refusals()).toContain("evidence_needed");
  await change({ title: "CFO" }, { ticketKey: null });
  expect(await mobileNow()).toBe("+4790000001");
});

test("a program never changes it, and nobody who looks through other eyes", async () => {
  await prove("change_contact", "passkey", "in_person");
  const key = { ...world.actors.per, apiKeyId: newId() };
  await expect(change({ mobile: "+4790000002" }, { actor: key })).rejects.toMatchObject({ code: "session_needed" });
  const viewed = { ...signedIn(world.actors.per), viewedBy: { id: world.people.administrator.id, name: "x", viewId: "x", until: now } };
  await expect(change({ mobile: "+4790000002" }, { actor: viewed })).rejects.toMatchObject({ code: "only_viewing" });
  expect(await mobileNow()).toBe("+4790000001");
});

// Seen red: with the use of evidence left out (prove-change.ts).
test("two high proofs are used up once, in the ticket where they were given; of ten at once one gets through", async () => {
  await prove("change_contact", "passkey", "in_person");
  const tries = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => change({ mobile: `+479000001${n}` })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await mobileNow()).toMatch(/^\+479000001\d$/);
  expect(await query("select count(*)::int as n from verification_use")).toEqual([{ n: 1 }]);
});

// Seen red: with the change done at once, and with an alarm not looked at when it is due.
test("one high and one medium wait an hour, the person hears before; it is done then, dropped, or refused while there is an alarm", async () => {
  await prove("change_contact", "passkey", "authenticator");
  const held = await change({ mobile: "+4790000002", title: "Chief" });
  expect(held).toMatchObject({ title: "Chief", mobile: "+4790000001", held_until: new Date(now.getTime() + hour) });
  await settle(fresh.db, [tellOfAccount, tellOldAddress]);
  expect(await query("select what from account_notice")).toEqual([{ what: "account.change_held" }]);
  await inTx((tx) => runHeld(tx, now));
  expect(await mobileNow()).toBe("+4790000001");
  await runHeld(fresh.db, new Date(now.getTime() + hour));
  expect(await mobileNow()).toBe("+4790000002");

  await query("delete from verification_use");
  await prove("change_contact", "passkey", "authenticator");
  await change({ mobile: "+4790000003" });
  await inTx((tx) => raise(tx, now, { kind: "not_me", personId: ane.id, locks: true }));
  await runHeld(fresh.db, new Date(now.getTime() + hour));
  expect(await query("select outcome, failure from held_change order by not_before desc, id desc limit 1")).toEqual([
    { outcome: "refused", failure: "account_locked" },
  ]);
  await expect(change({ mobile: "+4790000003" })).rejects.toMatchObject({ code: "account_locked" });
  await query("delete from guard_alarm");

  await prove("change_contact", "passkey", "authenticator");
  await change({ mobile: "+4790000003" });
  const [{ id }] = await query("select id from held_change where ended_at is null");
  await inTx((tx) => dropHeld(tx, world.actors.kari, now, id));
  await runHeld(fresh.db, new Date(now.getTime() + hour));
  expect(await mobileNow()).toBe("+4790000002");
});

test("it is not begun while nobody could tell them", async () => {
  await prove("change_contact", "passkey", "in_person");
  await query("update sms_gateway set failing_since = now()");
  await expect(change({ mobile: "+4790000002" })).rejects.toMatchObject({ code: "cannot_be_told" });
  expect(await query("select count(*)::int as n from verification where used_at is not null")).toEqual([{ n: 0 }]);
});

test("a first number is added without proof, a first address is not; whoever signs in nowhere is corrected", async () => {
  await query("update person set mobile = null, phone = null where id = $1", ane.id);
  await change({ mobile: "+4790000009" }, { ticketKey: null });
  await expect(change({ phone: "+4722000000" }, { ticketKey: null })).rejects.toMatchObject({ code: "invalid_input" });
  const jonas = (changes: object) =>
    inTx((tx) => changePerson(tx, signedIn(world.actors.per), world.people.jonas.id, changes, { at: now }));
  await jonas({ email: "jonas@nordvik.example", phone: null });
  await inTx((tx) => setPassword(tx, world.people.jonas.id, "another long password", now));
  await expect(jonas({ email: null })).rejects.toMatchObject({ code: "invalid_input" });
});

// Seen red: with imports not asked.
test("an import is no way around it", async () => {
  const csv = "name,email,mobile\nAne Berg,ane.berg@nordvik.example,+4790000099\n";
  const by = (actor: Actor) => inTx((tx) => importPeople(tx, actor, { csv, dry_run: false, source: "csv" }, now));
  for (const actor of [signedIn(world.actors.per), signedIn(world.actors.administrator)])
    expect((await by(actor)).rows).toMatchObject([{ outcome: "refused", errors: [{ column: "mobile", code: "contact_proof" }] }]);
  await query("update person set source = 'csv', external_id = 'A1' where id = $1", ane.id);
  expect((await by(signedIn(world.actors.per))).rows).toMatchObject([{ outcome: "refused" }]);
  expect((await by(signedIn(world.actors.administrator))).rows).toMatchObject([{ outcome: "updated" }]);
});

test("second factors are taken away on proof alone, and after a wait where the policy says so", async () => {
  await query(
    "insert into recovery_code (id, person_id, salt, code_hash, created_at) values (gen_random_uuid(), $1, 'x', 'y', now())",
    ane.id,
  );
  const admin = signedIn(world.actors.administrator);
  const reset = (ticketKey: string | null) => inTx((tx) => resetFactors(tx, admin, ane.id, ticketKey, now));
  await expect(reset(null)).rejects.toMatchObject({ errors: [{ pointer: "#query/ticket", code: "proof_in_ticket" }] });
  await expect(reset(ticket)).rejects.toMatchObject({ code: expect.stringMatching(/^evidence_/) });
  await prove("change_factor", "passkey", "authenticator");
  await query("update verification set technician_id = $1", world.people.administrator.id);
  expect(await reset(ticket)).toEqual(new Date(now.getTime() + hour));
  expect(await query("select count(*)::int as n from recovery_code where person_id = $1", ane.id)).toEqual([{ n: 1 }]);
  await runHeld(fresh.db, new Date(now.getTime() + hour));
  expect(await query("select count(*)::int as n from recovery_code where person_id = $1", ane.id)).toEqual([{ n: 0 }]);
});

// Seen red: with only the newest old address told.
test("a notice goes to what was on file within thirty days; no number stands in the fact; not twice by text message", async () => {
  await query("delete from sms_message; delete from outbox");
  const admin = world.actors.administrator;
  const seen = async () =>
    (await query("select number from sms_message where reason = 'notice' order by number")).map(({ number }) => number);
  await query(
    "insert into contact_point (person_id, kind, value, since, until) values ($1, 'mobile', '+4790000050', now() - interval '90 days', now() - interval '5 days'), ($1, 'mobile', '+4790000051', now() - interval '90 days', now() - interval '45 days')",
    ane.id,
  );
  await prove("change_contact", "passkey", "in_person");
  await change({ mobile: "+4790000002" });
  await settle(fresh.db, [tellOfAccount, tellOldAddress]);
  expect(await seen()).toEqual(["+4722001412", "+4790000001", "+4790000002", "+4790000050"]);
  const [fact] = await query("select data::text as data from event where type = 'person.changed' order by at desc limit 1");
  expect(fact.data).not.toMatch(/90000001/);
  await query("update person set mobile = '+4790000003' where id = $1", ane.id);
  await query(
    "insert into event (id, type, actor_id, person_id, data) values (gen_random_uuid(), 'person.changed', $1, $2, '{\"fields\": [\"mobile\"]}')",
    admin.personId,
    ane.id,
  );
  await settle(fresh.db, [tellOfAccount, tellOldAddress]);
  expect(await query("select count(*)::int as n from account_notice where what = 'person.changed'")).toEqual([{ n: 2 }]);
  // The one that was new before is told with the link now, the newest one without; the others know.
  expect(await seen()).toEqual(["+4722001412", "+4790000001", "+4790000002", "+4790000002", "+4790000003", "+4790000050"]);
});
