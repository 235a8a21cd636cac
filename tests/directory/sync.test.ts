import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { configureSealing } from "../../server/platform/sealing.ts";
import { askSync } from "../../server/rooms/directory/ask-sync.ts";
import { changeDirectory, createDirectory } from "../../server/rooms/directory/change-directory.ts";
import { runSync } from "../../server/rooms/directory/run-sync.ts";
import { findDirectory, lockDirectory } from "../../server/rooms/directory/store.ts";
import { findSync, leaseSync, listChanges } from "../../server/rooms/directory/store-sync.ts";
import { changePerson, createPerson, findPersonByEmail } from "../../server/rooms/people/index.ts";
import { freshDatabase, type FreshDatabase } from "../database.ts";
import { smallWorld, type World } from "../world.ts";
import { personLdif } from "./harness/ldif.ts";
import { base, serviceDn, servicePassword, startSlapd, type Slapd } from "./harness/slapd.ts";

let slapd: Slapd;
let fresh: FreshDatabase;
let world: World;
let directoryId: string;
const made: string[] = [];

const dnOf = (uid: string) => `uid=${uid},ou=people,${base}`;
function add(uid: string, name: string, mail?: string): void {
  slapd.change(personLdif(base, { uid, name, ...(mail && { mail }) }).replace("\nobjectClass", "\nchangetype: add\nobjectClass"));
  made.push(uid);
}
const set = (uid: string, attribute: string, value: string) =>
  slapd.change(`dn: ${dnOf(uid)}\nchangetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n`);
function remove(uid: string): void {
  slapd.change(`dn: ${dnOf(uid)}\nchangetype: delete\n`);
  made.splice(made.indexOf(uid), 1);
}

beforeAll(async () => {
  configureSealing(randomBytes(32));
  slapd = await startSlapd();
}, 300_000);
afterAll(() => slapd.stop());
beforeEach(async () => {
  fresh = await freshDatabase();
  world = await smallWorld(fresh.db);
  directoryId = await createDirectory(fresh.db, world.actors.administrator, new Date(), {
    name: "Nordvik",
    kind: "openldap",
    host: "127.0.0.1",
    port: slapd.tlsPort,
    security: "tls",
    certificate: slapd.certificate,
    bind_name: serviceDn,
    password: servicePassword,
    people_base: `ou=people,${base}`,
  });
});
afterEach(async () => {
  for (const uid of made.slice()) remove(uid);
  await fresh.close();
});

async function sync(asked: { preview?: boolean; accept_leaving?: boolean } = {}) {
  const { db } = fresh;
  const now = new Date();
  const id = await askSync(db, directoryId, null, now, { preview: false, accept_leaving: false, ...asked });
  const leased = await leaseSync(db, now, new Date(now.getTime() + 60_000));
  if (leased?.id !== id) throw new Error("another one is waiting");
  await runSync(db, leased, () => new Date());
  const row = await findSync(db, id);
  if (!row) throw new Error("it is gone");
  const { state, created, changed, left, back, unchanged, refused, failure } = row;
  const changes = await listChanges(db, id, 0, 100);
  return { state, counts: { created, changed, left, back, unchanged, refused }, failure, changes };
}
const counts = (more: object = {}) => ({ created: 0, changed: 0, left: 0, back: 0, unchanged: 0, refused: 0, ...more });
const person = (email: string) => findPersonByEmail(fresh.db, email);
const events = async (type: string) =>
  (await fresh.pool.query("select data, person_id from event where type = $1 order by id", [type])).rows;

test("a preview says who would come, and writes nobody; then they come, and nothing changes the second time", async () => {
  const before = (await fresh.pool.query("select count(*)::int as n from person")).rows[0];
  const preview = await sync({ preview: true });
  expect(preview).toMatchObject({ state: "done", counts: counts({ created: 2, changed: 1 }) });
  expect(preview.changes.map(({ outcome, name }) => [outcome, name]).toSorted()).toEqual([
    ["changed", "Ane Berg"],
    ["created", "Bjørn Ødegård"],
    ["created", "Chief Admin"],
  ]);
  expect((await fresh.pool.query("select count(*)::int as n from person")).rows[0]).toEqual(before);
  expect((await sync()).counts).toEqual(counts({ created: 2, changed: 1 }));
  // Ane was known by her address: she is the same person, with the directory's number.
  expect(await person("ane.berg@nordvik.example")).toMatchObject({ id: world.people.ane.id, phone: "+47 22 00 14 99" });
  expect(await person("bjorn@nordvik.example")).toMatchObject({ title: "Fitter", organization_name: "Nordvik", active: true });
  expect((await events("person.created")).some(({ data }) => data.name === "Bjørn Ødegård")).toBe(true);
  expect(await sync()).toMatchObject({ state: "done", counts: counts({ unchanged: 3 }), changes: [] });
  expect(await events("directory.synced")).toHaveLength(2);
});

test("names and addresses follow the directory, by a key that stays when everything else changes", async () => {
  add("siv", "Siv Holm", "siv@nordvik.example");
  await sync();
  const before = await person("siv@nordvik.example");
  set("siv", "cn", "Siv Holm Aas");
  set("siv", "mail", "siv.aas@nordvik.example");
  const { counts: told, changes } = await sync();
  expect(told).toEqual(counts({ changed: 1, unchanged: 3 }));
  expect(changes[0]?.fields).toEqual([
    { field: "name", before: "Siv Holm", after: "Siv Holm Aas" },
    { field: "email", before: "siv@nordvik.example", after: "siv.aas@nordvik.example" },
  ]);
  expect(await person("siv.aas@nordvik.example")).toMatchObject({ id: before?.id, name: "Siv Holm Aas" });
});

test("who is gone or switched off has left, and comes back; who was made to leave by hand stays so", async () => {
  add("siv", "Siv Holm", "siv@nordvik.example");
  add("tor", "Tor Lie", "tor@nordvik.example");
  await sync();
  remove("tor");
  set("siv", "pwdAccountLockedTime", "000001010000Z");
  expect((await sync()).counts).toEqual(counts({ left: 2, unchanged: 3 }));
  expect([await person("siv@nordvik.example"), await person("tor@nordvik.example")]).toMatchObject([{ active: false }, { active: false }]);
  slapd.change(`dn: ${dnOf("siv")}\nchangetype: modify\ndelete: pwdAccountLockedTime\n`);
  expect((await sync()).counts).toEqual(counts({ back: 1, unchanged: 3 }));
  const siv = await person("siv@nordvik.example");
  expect(siv).toMatchObject({ active: true });
  await changePerson(fresh.db, world.actors.administrator, siv?.id ?? "", { active: false });
  expect((await sync()).counts).toEqual(counts({ unchanged: 4 }));
  expect(await person("siv@nordvik.example")).toMatchObject({ active: false });
});

test("when too many would leave nothing at all is written, until somebody says that it is right", async () => {
  for (let n = 0; n < 10; n++) add(`w${n}`, `Worker ${n}`, `w${n}@nordvik.example`);
  await sync();
  for (let n = 0; n < 5; n++) remove(`w${n}`);
  set("w9", "title", "Driver");
  expect(await sync()).toMatchObject({ state: "held", counts: { left: 5, changed: 1 } });
  expect([await person("w0@nordvik.example"), await person("w9@nordvik.example")]).toMatchObject([{ active: true }, { title: null }]);
  // A wrong place looks as if everybody had left.
  const row = await lockDirectory(fresh.db, directoryId);
  if (row)
    await changeDirectory(fresh.db, world.actors.administrator, new Date(), row, { people_base: `ou=groups,${base}`, most_leaving: 100 });
  expect(await sync()).toMatchObject({ state: "held", counts: { left: 13 } });
  if (row)
    await changeDirectory(fresh.db, world.actors.administrator, new Date(), row, { people_base: `ou=people,${base}`, most_leaving: 10 });
  expect(await sync({ accept_leaving: true })).toMatchObject({ state: "done", counts: { left: 5, changed: 1 } });
  expect(await person("w0@nordvik.example")).toMatchObject({ active: false });
}, 120_000);

test("what signs people in at the desk is not changed from outside, nor is anybody made somebody else", async () => {
  add("per", "Per Haug", "per.haug@nordvik.example");
  add("nina", "Nina Strand", "nina.strand@nordvik.example");
  add("twin", "Per Twin", "per.haug@nordvik.example");
  const first = await sync();
  expect(first.changes.filter(({ outcome }) => outcome === "refused")).toMatchObject([{ reason: "twin" }]);
  set("per", "mail", "attacker@nordvik.example");
  set("bjorn", "mail", "jonas.lie@nordvik.example");
  remove("nina");
  remove("twin");
  const { changes } = await sync();
  set("bjorn", "mail", "bjorn@nordvik.example");
  expect(changes.map(({ name, reason }) => [name, reason]).toSorted()).toEqual([
    ["Bjørn Ødegård", "email_of_other"],
    ["Nina Strand", "administrator_leaves"],
    ["Per Haug", "entrusted_email"],
  ]);
  expect(await person("per.haug@nordvik.example")).toMatchObject({ id: world.people.per.id });
  expect(await person("nina.strand@nordvik.example")).toMatchObject({ active: true });
});

test("a directory that breaks off has changed nothing and says why; the next reading mends it", async () => {
  slapd.pause();
  const failed = await sync().finally(() => slapd.resume());
  expect(["slow", "unreachable"]).toContain(failed.failure);
  expect(failed).toMatchObject({ state: "failed", counts: counts(), changes: [] });
  expect(await findDirectory(fresh.db, directoryId)).toMatchObject({ failure: failed.failure, synced_at: null });
  expect((await sync()).state).toBe("done");
  expect(await findDirectory(fresh.db, directoryId)).toMatchObject({ failure: null, failing_since: null });
}, 60_000);

test("what a technician writes at the very moment is not overwritten by what was read before", async () => {
  add("siv", "Siv Holm", "siv@nordvik.example");
  await sync();
  const siv = await person("siv@nordvik.example");
  set("siv", "title", "Driver");
  const technician = await fresh.pool.connect();
  await technician.query("begin");
  await technician.query("update person set mobile = '+47 900 00 000' where id = $1", [siv?.id]);
  const going = sync();
  await expect.poll(async () => (await fresh.pool.query("select 1 from pg_locks where not granted")).rowCount, { timeout: 10_000 }).toBe(1);
  await technician.query("commit");
  technician.release();
  await going;
  expect(await person("siv@nordvik.example")).toMatchObject({ title: "Driver", mobile: "+47 900 00 000" });
});

test("one reading at a time; one that somebody left half done has failed and is not done twice", async () => {
  const { db } = fresh;
  const asked = { preview: false, accept_leaving: false };
  await askSync(db, directoryId, null, new Date(), asked);
  await expect(askSync(db, directoryId, null, new Date(), asked)).rejects.toMatchObject({ code: "sync_goes_on" });
  const before = await leaseSync(db, new Date(0), new Date(1));
  expect(before).toMatchObject({ state: "reading" });
  expect(await leaseSync(db, new Date(0), new Date(1))).toBeUndefined();
  const left = await leaseSync(db, new Date(), new Date(Date.now() + 60_000));
  if (left) await runSync(db, left, () => new Date());
  expect(await findSync(db, before?.id ?? "")).toMatchObject({ state: "failed", failure: "interrupted" });
  expect((await sync()).state).toBe("done");
});

test("a person who stands here already under an address without an account becomes no second one", async () => {
  const { id } = await createPerson(fresh.db, world.actors.administrator, { name: "B. Ødegård", email: "bjorn@nordvik.example" });
  await sync();
  expect(await person("bjorn@nordvik.example")).toMatchObject({ id, name: "Bjørn Ødegård" });
});
