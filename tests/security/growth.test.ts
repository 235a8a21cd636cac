import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Permission } from "../../contract/access.ts";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey, room as access, setPassword } from "../../server/rooms/access/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { settle } from "../database.ts";
import { smallWorld, type World } from "../world.ts";
import { believed } from "./believed.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
type Who = keyof World["people"];

let desk: Desk;
let world: World;

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const person of Object.values(made.people)) await setPassword(tx, person.id, password);
    return made;
  });
  await happened();
});
afterEach(() => desk.pool.query("delete from attempt"));
afterAll(() => desk.close());

const happened = () => settle(desk.db, [...(access.reactions ?? []), ...(notifications.reactions ?? [])]);
const mailOf = (name: Who) => world.people[name].email ?? "";
const signIn = (name: Who) => desk.signIn(mailOf(name), password);
const keyOf = async (name: Who, ...scopes: Permission[]) =>
  (await transaction(desk.db, (tx) => createApiKey(tx, { personId: world.people[name].id, name: "test", scopes }))).key;
const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => (await desk.pool.query(sql, values)).rows[0] as T;
const patch = (as: { cookie?: string; key?: string }, name: Who, body: object) =>
  desk.call("PATCH", `/people/${world.people[name].id}`, { ...as, body });

describe("the address that signs in somebody with a role", () => {
  const entrusted = ["administrator", "auditor", "manager", "lead", "kari"] as const;

  it.each(entrusted)("is not changed by a technician, nor is %s said to have left", async (name) => {
    const cookie = await signIn("per");
    for (const body of [{ email: "mine@evil.example" }, { email: null }, { active: false }]) {
      const answer = await patch({ cookie }, name, body);
      expect([answer.status, answer.body.errors]).toEqual([
        400,
        [expect.objectContaining({ pointer: `/${Object.keys(body)[0]}`, code: "entrusted" })],
      ]);
    }
    expect(await one("select email, active from person where id = $1", [world.people[name].id])).toEqual({
      email: mailOf(name),
      active: true,
    });
    expect((await patch({ cookie }, name, { title: "Colleague" })).status).toBe(200);
  });

  it("is not changed by a spreadsheet, by which external id it may come", async () => {
    const cookie = await signIn("per");
    await desk.pool.query("update person set source = 'hr', external_id = 'hr-1' where id = $1", [world.people.administrator.id]);
    const csv = "name,email,external_id\nNina Strand,mine@evil.example,hr-1\nAne Berg,ane.berg@nordvik.example,hr-2\n";
    const answer = await desk.call("POST", "/people/imports", { cookie, body: { csv, dry_run: false, source: "hr" } });
    expect(answer.body).toMatchObject({
      refused: 1,
      updated: 1,
      rows: [{ outcome: "refused", errors: [{ column: "email", code: "entrusted" }] }, {}],
    });
    expect(await one("select email from person where id = $1", [world.people.administrator.id])).toEqual({
      email: mailOf("administrator"),
    });
  });

  it("is not changed by an administrator's key, nor by an administrator who names no ticket in which it was proved who asks", async () => {
    expect(
      (await patch({ key: await keyOf("administrator", "people:write", "accounts:write") }, "kari", { email: "k@nordvik.example" })).status,
    ).toBe(400);
    const cookie = await signIn("administrator");
    const unproved = await patch({ cookie }, "kari", { email: "k@nordvik.example" });
    expect(unproved.body.errors).toMatchObject([{ pointer: "/proof_ticket", code: "proof_in_ticket" }]);
  });

  it("nor does an administrator leave, by any hand, so that nobody would be left", async () => {
    const answer = await patch({ cookie: await signIn("administrator") }, "administrator", { active: false });
    expect([answer.status, answer.body.code]).toEqual([409, "administrator_first"]);
  });
});

describe("a requester's address that the desk changes", () => {
  it("ends their sessions and codes, and the old address is told", async () => {
    const hers = await signIn("ane");
    const { cookies: cookie } = await desk.call("POST", "/sign-in-codes", { body: { email: mailOf("ane") } });
    const { code } = desk.codes.at(-1) ?? { code: "" };
    const per = await signIn("per");
    const proof_ticket = await believed(desk, per, world.people.ane.id);
    expect((await patch({ cookie: per }, "ane", { email: "ane.new@nordvik.example", proof_ticket })).status).toBe(200);
    await happened();
    expect((await desk.call("GET", "/session", { cookie: hers })).status).toBe(401);
    expect((await desk.call("POST", "/session", { cookie, body: { email: "ane.new@nordvik.example", code } })).status).toBe(401);
    const mail = await one<{ to_address: string; body: string }>(
      "select to_address, body from outbox where kind = 'address_changed' and person_id = $1",
      [world.people.ane.id],
    );
    expect(mail.to_address).toBe(mailOf("ane"));
    expect(mail.body).not.toContain("ane.new");
    await patch({ cookie: per }, "ane", { email: mailOf("ane"), proof_ticket });
  });
});

describe("who only looks on", () => {
  it.each(["auditor", "manager"] as const)(
    "opens tickets as a requester does: %s chooses nobody else, no team, no origin, and makes no people",
    async (name) => {
      const cookie = await signIn(name);
      const { count } = await one<{ count: string }>("select count(*) from person");
      for (const more of [
        { requester: { email: "stranger@evil.example" } },
        { requester: { id: world.people.ane.id } },
        { team: "security" },
        { external_id: "1" },
        { tags: ["x"] },
        { impact: 1 },
      ]) {
        const answer = await desk.call("POST", "/tickets", { cookie, body: { subject: "Mine", ...more } });
        expect([answer.status, answer.body.errors?.[0]]).toEqual([
          400,
          expect.objectContaining({ pointer: `/${Object.keys(more)[0]}`, code: "staff_only" }),
        ]);
      }
      expect(await one("select count(*) from person")).toEqual({ count });
    },
  );

  it("does not speak for the desk on a ticket that they follow", async () => {
    const per = await signIn("per");
    const { id } = (
      await desk.call("POST", "/tickets", { cookie: per, body: { subject: "Scanner", requester: { id: world.people.jonas.id } } })
    ).body;
    expect(
      (await desk.call("POST", `/tickets/${id}/watchers`, { cookie: per, body: { person: { id: world.people.auditor.id } } })).status,
    ).toBe(201);
    const said = await desk.call("POST", `/tickets/${id}/replies`, {
      cookie: await signIn("auditor"),
      body: { body: "Do it at once.", wait: true },
    });
    expect([said.status, said.body.author?.technician]).toEqual([201, false]);
    expect(await one("select status, awaits from ticket where id = $1", [id])).toEqual({ status: "new", awaits: "technician" });
  });
});

describe("a requester", () => {
  it("cannot say by which way their request came", async () => {
    const cookie = await signIn("jonas");
    for (const channel of ["phone", "mail", "monitoring", "api"]) {
      expect((await desk.call("POST", "/tickets", { cookie, body: { subject: "x", channel } })).body.channel).toBe("web");
    }
    const key = await keyOf("jonas", "tickets:read", "tickets:create");
    const came = async (channel: string) => (await desk.call("POST", "/tickets", { key, body: { subject: "x", channel } })).body.channel;
    expect([await came("phone"), await came("monitoring"), await came("api")]).toEqual(["api", "monitoring", "api"]);
  });
});

describe("a key with few scopes", () => {
  it("makes no people by naming them", async () => {
    const key = await keyOf("per", "tickets:read", "tickets:create", "tickets:work");
    const opened = await desk.call("POST", "/tickets", { key, body: { subject: "x", requester: { email: "nobody@nordvik.example" } } });
    expect([opened.status, opened.body.errors?.[0]?.pointer]).toEqual([400, "/requester"]);
    const { id } = (await desk.call("POST", "/tickets", { key, body: { subject: "x", requester: { email: mailOf("ane") } } })).body;
    const watched = await desk.call("POST", `/tickets/${id}/watchers`, { key, body: { person: { email: "nobody@nordvik.example" } } });
    expect([watched.status, watched.body.errors?.[0]?.pointer]).toEqual([400, "/person"]);
    expect(await one("select count(*)::int from person where email = 'nobody@nordvik.example'")).toEqual({ count: 0 });
  });

  it("for opening tickets opens them, and reads none", async () => {
    const key = await keyOf("per", "tickets:create");
    const opened = await desk.call("POST", "/tickets", { key, body: { subject: "Disk is full", channel: "monitoring" } });
    expect([opened.status, opened.body.audience]).toEqual([201, "requester"]);
    expect((await desk.call("GET", `/tickets/${opened.body.id}`, { key })).status).toBe(403);
  });
});

describe("watchers", () => {
  it("are colleagues of the requester or work at the desk; a stranger is refused, also one made up on the spot", async () => {
    const cookie = await signIn("per");
    const { id } = (await desk.call("POST", "/tickets", { cookie, body: { subject: "x", requester: { id: world.people.ane.id } } })).body;
    const add = (person: object) => desk.call("POST", `/tickets/${id}/watchers`, { cookie, body: { person } });
    for (const person of [{ id: world.people.siri.id }, { email: "evil@elsewhere.example" }]) {
      const answer = await add(person);
      expect([answer.status, answer.body.errors?.[0]]).toEqual([
        400,
        expect.objectContaining({ pointer: "/person", code: "other_organization" }),
      ]);
    }
    expect(await one("select count(*)::int from person where email = 'evil@elsewhere.example'")).toEqual({ count: 0 });
    expect((await add({ id: world.people.jonas.id })).status).toBe(201);
    expect((await add({ id: world.people.kari.id })).status).toBe(201);
    expect((await desk.call("GET", `/tickets/${id}`, { cookie: await signIn("siri") })).status).toBe(404);
  });
});

describe("a secret that is shown once", () => {
  it("is not kept for a repeated request, and the repeat says so", async () => {
    const cookie = await signIn("lars");
    const again = { cookie, headers: { "idempotency-key": "make-a-key" }, body: { name: "once" } };
    const first = await desk.call("POST", "/api-keys", again);
    expect(first.body.key).toMatch(/^fl_/);
    const second = await desk.call("POST", "/api-keys", again);
    expect([second.status, second.body.code]).toEqual([409, "answered_once"]);
    expect(await one("select count(*)::int from api_key where name = 'once'")).toEqual({ count: 1 });
    const { rows } = await desk.pool.query(
      "select answer::text, encode(body_hash, 'hex') as hash from idempotency_key where route like '%/api-keys'",
    );
    expect(JSON.stringify(rows)).not.toContain(first.body.key);
  });

  it("is not kept as a hash that could be guessed: a first password", async () => {
    const cookie = await signIn("administrator");
    const { id } = (await desk.call("POST", "/people", { cookie, body: { name: "New One", email: "new.one@nordvik.example" } })).body;
    const send = (headers: Record<string, string>) =>
      desk.call("PUT", `/accounts/${id}`, { cookie, headers, body: { password: "four words make one" } });
    expect((await send({ "idempotency-key": "first" })).status).toBe(200);
    const other = await one<{ hash: string }>("select encode(body_hash, 'hex') as hash from idempotency_key where route like '%/api-keys'");
    expect(await one("select encode(body_hash, 'hex') as hash from idempotency_key where route like '%/accounts/%'")).toEqual(other);
  });

  it("an answer to a session is not repeated to a key of the same person", async () => {
    const cookie = await signIn("per");
    const { id } = (await desk.call("POST", "/tickets", { cookie, body: { subject: "x", requester: { id: world.people.ane.id } } })).body;
    const again = { headers: { "idempotency-key": "same" }, body: { body: "Hello" } };
    const first = await desk.call("POST", `/tickets/${id}/replies`, { cookie, ...again });
    const second = await desk.call("POST", `/tickets/${id}/replies`, {
      key: await keyOf("per", "tickets:read", "tickets:reply", "tickets:work"),
      ...again,
    });
    const third = await desk.call("POST", `/tickets/${id}/replies`, { cookie: await signIn("kari"), ...again });
    expect(new Set([first.body.id, second.body.id, third.body.id]).size).toBe(3);
  });
});
