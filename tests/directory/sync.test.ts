import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { configureSealing } from "../../server/platform/sealing.ts";
import { askSync } from "../../server/rooms/directory/ask-sync.ts";
import { changeDirectory, createDirectory } from "../../server/rooms/directory/change-directory.ts";
import { runSync } from "../../server/rooms/directory/run-sync.ts";
import { findDirectory, lockDirectory } from "../../server/rooms/directory/store.ts";
import { leaseSync } from "../../server/rooms/directory/store-fence.ts";
import { findSync, listChanges } from "../../server/rooms/directory/store-sync.ts";
import { grantRole } from "../../server/rooms/access/index.ts";
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

const lock = (uid: string) => set(uid, "pwdAccountLockedTime", "000001010000Z");
const unlock = (uid: string) => slapd.change(`dn: ${dnOf(uid)}\nchangetype: modify\ndelete: pwdAccountLockedTime\n`);

beforeAll(async () => {
  configureSealing(randomBytes(32));
  slapd = await startSlapd();
}, 300_000);
afterAll(() => slapd.stop());
beforeEach(async () => {
  fresh = await freshDatabase();
  world = await smallWorld(fresh.db);
  directoryId = await createDirectory(fresh.db, world.actors.administrator, new Date(), {
    ...{ name: "Nordvik", kind: "openldap", host: "127.0.0.1", port: slapd.tlsPort, security: "tls", certificate: slapd.certificate },
    ...{ bind_name: serviceDn, password: servicePassword, people_base: `ou=people,${base}` },
  });
});
afterEach(async () => {
  for (const uid of made.slice()) remove(uid);
  await fresh.close();
});

type Asked = Partial<Parameters<typeof askSync>[4]>;
async function ask(asked: Asked = {}) {
  const directory = await findDirectory(fresh.db, directoryId);
  if (!directory) throw new Error("it is gone");
  return askSync(fresh.db, directory, null, new Date(), { preview: false, accept_leaving: null, ...asked });
}
async function sync(asked: Asked = {}) {
  const { db } = fresh;
  const id = await ask(asked);
  const leased = await leaseSync(db);
  if (leased?.id !== id) throw new Error("another one is waiting");
  await runSync(db, leased, () => new Date());
  const row = await findSync(db, id);
  if (!row) throw new Error("it is gone");
  const { state, created, changed, left, back, unchanged, refused, failure } = row;
  const changes = await listChanges(db, id, 0, 100);
  return { id, state, counts: { created, changed, left, back, unchanged, refused }, failure, changes };
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
  // Also when the account is gone for a while.
  remove("siv");
  expect((await sync()).counts).toEqual(counts({ unchanged: 3 }));
  add("siv", "Siv Holm", "siv@nordvik.example");
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
  const nobody = await sync();
  expect(nobody).toMatchObject({ state: "held", counts: { left: 13 } });
  await expect(ask({ accept_leaving: nobody.id })).rejects.toMatchObject({ code: "not_the_held_one" });
  if (row)
    await changeDirectory(fresh.db, world.actors.administrator, new Date(), row, { people_base: `ou=people,${base}`, most_leaving: 10 });
  const held = await sync();
  expect(held).toMatchObject({ state: "held", counts: { left: 5, changed: 1 } });
  await expect(ask({ accept_leaving: directoryId })).rejects.toMatchObject({ code: "not_the_held_one" });
  // One more left since somebody looked.
  remove("w5");
  const more = await sync({ accept_leaving: held.id });
  expect(more).toMatchObject({ state: "held", counts: { left: 6 } });
  await expect(ask({ accept_leaving: held.id })).rejects.toMatchObject({ code: "not_the_held_one" });
  expect(await sync({ accept_leaving: more.id })).toMatchObject({ state: "done", counts: { left: 6, changed: 1 } });
  expect(await person("w0@nordvik.example")).toMatchObject({ active: false });
}, 120_000);

test("what signs people in at the desk is not changed from outside, nor is anybody made somebody else", async () => {
  add("per", "Per Berge", "per@nordvik.example");
  add("nina", "Nina Berge", "nina@nordvik.example");
  await sync();
  for (const [email, role] of [
    ["per@nordvik.example", "technician"],
    ["nina@nordvik.example", "administrator"],
  ] as const)
    await grantRole(fresh.db, (await person(email))?.id ?? "", role);
  set("per", "mail", "attacker@nordvik.example");
  set("per", "title", "Fitter");
  set("bjorn", "mail", "jonas.lie@nordvik.example");
  remove("nina");
  const { changes, counts: told } = await sync();
  expect(changes.map(({ name, outcome, reason }) => [name, outcome, reason]).toSorted()).toEqual([
    ["Bjørn Ødegård", "refused", "email_of_other"],
    ["Nina Berge", "refused", "administrator_leaves"],
    ["Per Berge", "changed", "entrusted_email"],
  ]);
  expect(told).toEqual(counts({ changed: 1, refused: 2, unchanged: 2 }));
  expect(await person("per@nordvik.example")).toMatchObject({ title: "Fitter" });
  expect(await person("nina@nordvik.example")).toMatchObject({ active: true });
  // It is told as long as it is so, and a leaver leaves whatever their address has become.
  expect((await sync()).counts).toEqual(counts({ refused: 3, unchanged: 2 }));
  slapd.change(`dn: ${dnOf("per")}\nchangetype: modify\ndelete: mail\n`);
  lock("per");
  expect((await sync()).counts).toEqual(counts({ left: 1, refused: 2, unchanged: 2 }));
  expect(await person("per@nordvik.example")).toMatchObject({ active: false });
  set("bjorn", "mail", "bjorn@nordvik.example");
});

test("an address alone joins nobody to who has a role, is of another organization or is known from another directory", async () => {
  add("per", "Mallory", "per.haug@nordvik.example");
  add("siri", "Siri Vik", "siri.vik@havbris.example");
  add("tor", "Tor Lie", "tor@nordvik.example");
  const other = await createDirectory(fresh.db, world.actors.administrator, new Date(), {
    ...{ name: "Second", kind: "openldap", host: "127.0.0.1", port: 636, security: "tls", bind_name: serviceDn },
    ...{ password: servicePassword, people_base: `ou=people,${base}` },
  });
  const tor = await createPerson(fresh.db, world.actors.administrator, { name: "Tor", email: "tor@nordvik.example" });
  await fresh.pool.query(
    "insert into directory_person (directory_id, key, person_id, dn, user_name, facts, enabled, left_at) values ($1, 'k', $2, '', 't', '{}', false, now())",
    [other, tor.id],
  );
  const row = await lockDirectory(fresh.db, directoryId);
  const organization_id = world.organizations.nordvik.id;
  if (row) await changeDirectory(fresh.db, world.actors.administrator, new Date(), row, { organization_id });
  const { changes } = await sync();
  const refused = changes.filter(({ outcome }) => outcome === "refused");
  expect(refused.map(({ name, reason }) => [name, reason]).toSorted()).toEqual([
    ["Per Haug", "address_taken"],
    ["Siri Vik", "address_taken"],
    ["Tor", "address_taken"],
  ]);
  // Nor later, by a mail address that is changed there.
  set("per", "mail", "attacker@nordvik.example");
  await sync();
  expect(await person("per.haug@nordvik.example")).toMatchObject({ id: world.people.per.id, name: "Per Haug" });
  expect(await person("attacker@nordvik.example")).not.toMatchObject({ id: world.people.per.id });
  expect(await person("tor@nordvik.example")).toMatchObject({ name: "Tor" });
});

test("accounts that are switched off make nobody leave when they are first met, and later only by the count", async () => {
  for (let n = 0; n < 5; n++) {
    await createPerson(fresh.db, world.actors.administrator, { name: `Worker ${n}`, email: `w${n}@nordvik.example` });
    add(`w${n}`, `Worker ${n}`, `w${n}@nordvik.example`);
    lock(`w${n}`);
  }
  expect(await sync()).toMatchObject({ state: "done", counts: { left: 0 } });
  expect(await person("w0@nordvik.example")).toMatchObject({ active: true });
  const held = await sync();
  expect(held).toMatchObject({ state: "held", counts: { left: 5 } });
  expect(await person("w0@nordvik.example")).toMatchObject({ active: true });
  expect(await sync({ accept_leaving: held.id })).toMatchObject({ state: "done", counts: { left: 5 } });
  expect(await person("w0@nordvik.example")).toMatchObject({ active: false });
  // Whom somebody made active again here stays, as long as the account is not switched on and off again.
  const { id } = (await person("w0@nordvik.example")) ?? { id: "" };
  await changePerson(fresh.db, world.actors.administrator, id, { active: true });
  expect((await sync()).counts.left).toBe(0);
  unlock("w0");
  await sync();
  lock("w0");
  expect((await sync()).counts.left).toBe(1);
}, 60_000);

test("of two accounts with one address the one that was known goes on; the other one is refused", async () => {
  for (const uid of ["twin", "twin2", "twin3"]) add(uid, "Siv Twin", "siv@nordvik.example");
  for (const uid of ["twin", "twin2"]) lock(uid);
  // Nobody was known: who is not switched off goes first.
  expect((await sync()).changes.filter(({ outcome }) => outcome !== "refused").map(({ dn }) => dn)).toContain(dnOf("twin3"));
  for (const uid of ["twin", "twin2"]) unlock(uid);
  lock("twin3");
  expect((await sync()).changes).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ outcome: "left", dn: dnOf("twin3") }), expect.objectContaining({ reason: "twin" })]),
  );
});

test("an account that is made anew is the same person's, also when it was gone meanwhile", async () => {
  add("siv", "Siv Holm", "siv@nordvik.example");
  add("tor", "Tor Lie", "tor@nordvik.example");
  add("eli", "Eli Dahl", "eli@nordvik.example");
  await sync();
  const [siv, eli] = [await person("siv@nordvik.example"), await person("eli@nordvik.example")];
  await grantRole(fresh.db, eli?.id ?? "", "technician");
  for (const uid of ["siv", "eli"]) remove(uid);
  expect((await sync()).counts).toEqual(counts({ left: 2, unchanged: 4 }));
  for (const [uid, name] of [
    ["siv", "Siv Holm"],
    ["eli", "Mallory"],
  ] as const)
    add(uid, name, `${uid}@nordvik.example`);
  lock("eli");
  // Between two readings: nobody left by it, also in a preview.
  remove("tor");
  add("tor", "Tor Lie", "tor@nordvik.example");
  const told = counts({ back: 1, refused: 1, unchanged: 4 });
  expect((await sync({ preview: true })).counts).toEqual(told);
  const again = await sync();
  expect(again.counts).toEqual(told);
  expect(again.changes.find(({ outcome }) => outcome === "refused")).toMatchObject({ reason: "entrusted_anew", person_id: eli?.id });
  expect(await person("siv@nordvik.example")).toMatchObject({ id: siv?.id, active: true });
  expect(await person("tor@nordvik.example")).toMatchObject({ active: true });
  expect(await person("eli@nordvik.example")).toMatchObject({ name: "Eli Dahl", active: false });
  unlock("eli");
  expect((await sync()).counts).toEqual(counts({ refused: 1, unchanged: 5 }));
});

test("who lost a reading writes nothing more, and what was put aside is all there or nobody leaves", async () => {
  add("siv", "Siv Holm", "siv@nordvik.example");
  await sync();
  set("siv", "title", "Driver");
  const id = await ask();
  const lost = await leaseSync(fresh.db);
  await fresh.pool.query("update directory_sync set leased_until = now() - interval '1 second' where id = $1", [id]);
  const other = await leaseSync(fresh.db);
  if (lost) await runSync(fresh.db, lost, () => new Date());
  expect(await findSync(fresh.db, id)).toMatchObject({ ended_at: null, state: "failed", read: 0 });
  expect(await person("siv@nordvik.example")).toMatchObject({ title: null });
  if (other) await runSync(fresh.db, other, () => new Date());
  // As after a crash of the database: the table has no journal.
  await fresh.pool.query(`create function crash() returns trigger language plpgsql as $$ begin
    if new.state = 'comparing' and old.state <> 'comparing' then truncate directory_read; end if; return new; end $$`);
  await fresh.pool.query("create trigger crash before update on directory_sync for each row execute function crash()");
  expect(await sync()).toMatchObject({ state: "failed", failure: "interrupted", counts: counts() });
  await fresh.pool.query("drop trigger crash on directory_sync");
  expect(await person("siv@nordvik.example")).toMatchObject({ active: true });
});

test("a directory that is switched off is not asked, nor one whose settings were changed since", async () => {
  const change = async (given: { active?: boolean; most_leaving?: number }) => {
    const row = await lockDirectory(fresh.db, directoryId);
    if (row) await changeDirectory(fresh.db, world.actors.administrator, new Date(), row, given);
  };
  const run = async () => {
    const leased = await leaseSync(fresh.db);
    if (leased) await runSync(fresh.db, leased, () => new Date());
    return findSync(fresh.db, leased?.id ?? "");
  };
  await ask();
  await change({ active: false });
  const asked = slapd.log().length;
  expect(await run()).toMatchObject({ state: "failed", failure: "changed", read: 0 });
  expect(slapd.log().slice(asked)).not.toContain("BIND");
  await expect(ask()).rejects.toMatchObject({ status: 409, code: "directory_off" });
  await change({ active: true });
  await ask();
  await change({ most_leaving: 50 });
  expect(await run()).toMatchObject({ state: "failed", failure: "changed" });
  expect(await findDirectory(fresh.db, directoryId)).toMatchObject({ failure: null });
  expect((await sync()).state).toBe("done");
});

test("what goes wrong here is not told as the directory's", async () => {
  await fresh.pool.query("alter table directory_change add constraint no_more check (outcome <> 'created')");
  const heard: unknown[] = [];
  await ask();
  const leased = await leaseSync(fresh.db);
  if (leased)
    await runSync(
      fresh.db,
      leased,
      () => new Date(),
      undefined,
      (error) => heard.push(error),
    );
  expect(await findSync(fresh.db, leased?.id ?? "")).toMatchObject({ state: "failed", failure: "internal" });
  expect(await findDirectory(fresh.db, directoryId)).toMatchObject({ failure: null, failing_since: null });
  expect(String(heard)).toContain("no_more");
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
  await ask();
  await expect(ask()).rejects.toMatchObject({ code: "sync_goes_on" });
  const before = await leaseSync(db);
  expect(before).toMatchObject({ state: "reading" });
  expect(await leaseSync(db)).toBeUndefined();
  await fresh.pool.query("update directory_sync set leased_until = now() - interval '1 second'");
  const left = await leaseSync(db);
  if (left) await runSync(db, left, () => new Date());
  expect(await findSync(db, before?.id ?? "")).toMatchObject({ state: "failed", failure: "interrupted" });
  expect((await sync()).state).toBe("done");
});

test("a person who stands here already under an address without an account becomes no second one", async () => {
  const { id } = await createPerson(fresh.db, world.actors.administrator, { name: "B. Ødegård", email: "bjorn@nordvik.example" });
  await sync();
  expect(await person("bjorn@nordvik.example")).toMatchObject({ id, name: "Bjørn Ødegård" });
});
