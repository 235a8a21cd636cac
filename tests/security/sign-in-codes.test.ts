import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { hashPassword } from "../../server/platform/secrets.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const secrets = { ane: "blåbær på fjellet", per: "seven rusty anchors", administrator: "green kettle morning" };

let desk: Desk;
let world: World;

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const [name, password] of Object.entries(secrets)) await setPassword(tx, made.people[name as "ane"].id, password);
    return made;
  });
  await desk.pool.query("insert into account (person_id, disabled) values ($1, true)", [world.people.jonas.id]);
});
afterAll(() => desk.close());
// Counted tries of one test are not another's.
beforeEach(() => desk.pool.query("delete from attempt"));

const mail = (name: keyof World["people"]) => world.people[name].email ?? "";
const ane = () => desk.signIn(mail("ane"), secrets.ane);

describe("E2: a password", () => {
  const next = "quiet lamps at dusk";

  it("changes with the current one, and every other session ends", async () => {
    await transaction(desk.db, (tx) => setPassword(tx, world.people.siri.id, "four brown boats"));
    const here = await desk.signIn(mail("siri"), "four brown boats");
    const elsewhere = await desk.signIn(mail("siri"), "four brown boats");
    const wrong = await desk.call("PUT", "/session/password", {
      cookie: here,
      body: { current_password: "not it at all", password: next },
    });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, "/current_password"]);
    const without = await desk.call("PUT", "/session/password", { cookie: here, body: { password: next } });
    expect([without.status, without.body.errors[0].code]).toEqual([400, "current_password_needed"]);
    const weak = await desk.call("PUT", "/session/password", {
      cookie: here,
      body: { current_password: "four brown boats", password: "Password1234!" },
    });
    expect(weak.body.errors[0]).toMatchObject({ pointer: "/password", code: "password_leaked" });
    expect(
      (await desk.call("PUT", "/session/password", { cookie: here, body: { current_password: "four brown boats", password: next } }))
        .status,
    ).toBe(204);
    expect((await desk.call("GET", "/session", { cookie: here })).status).toBe(200);
    expect((await desk.call("GET", "/session", { cookie: elsewhere })).status).toBe(401);
    expect((await desk.call("POST", "/session", { body: { email: mail("siri"), password: "four brown boats" } })).status).toBe(401);
    await desk.signIn(mail("siri"), next);
  });

  it("that was forgotten is chosen anew after signing in with a code, within a quarter of an hour", async () => {
    const late = await withCode("siri");
    desk.pass(16 * 60_000);
    const tooLate = await desk.call("PUT", "/session/password", { cookie: late, body: { password: "wide open windows" } });
    expect([tooLate.status, tooLate.body.code]).toEqual([403, "proof_needed"]);
    const cookie = await withCode("siri");
    expect((await desk.call("PUT", "/session/password", { cookie, body: { password: "wide open windows" } })).status).toBe(204);
  });
});

async function withCode(name: keyof World["people"]): Promise<string> {
  const { cookies } = await desk.call("POST", "/sign-in-codes", { body: { email: mail(name) } });
  const answer = await desk.call("POST", "/session", { cookie: cookies, body: { email: mail(name), code: desk.codes.at(-1)?.code } });
  expect(answer.status).toBe(201);
  return answer.cookie ?? "";
}

describe("E3: a one-time code", () => {
  it("is answered the same for unknown and closed accounts, and goes to nobody then", async () => {
    const before = desk.codes.length;
    const answers = [];
    for (const email of [mail("kari"), "nobody@nordvik.example", mail("jonas")]) {
      const start = performance.now();
      const answer = await desk.call("POST", "/sign-in-codes", { body: { email } });
      answers.push([answer.status, answer.text]);
      expect(performance.now() - start).toBeGreaterThan(200);
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(202);
    expect(desk.codes.slice(before).map(({ email }) => email)).toEqual([mail("kari")]);
  });

  it("takes as long for an unknown address while others keep the processor busy", async () => {
    const timed = async (email: string) => {
      const start = performance.now();
      await desk.call("POST", "/sign-in-codes", { body: { email } });
      return performance.now() - start;
    };
    const others = Array.from({ length: 40 }, () => hashPassword("somebody else signs in"));
    const [known, unknown] = await Promise.all([timed(mail("kari")), timed("nobody@nordvik.example")]);
    await Promise.all(others);
    expect(unknown / known).toBeGreaterThan(0.7);
  });

  it("has eight digits, stands in the outbox, and neither in a subject nor in clear in its table", async () => {
    await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    const code = desk.codes.at(-1)?.code ?? "";
    expect(code).toMatch(/^\d{8}$/);
    const { rows } = await desk.pool.query("select subject, body from outbox where kind = 'sign_in_code' order by created_at desc limit 1");
    expect(rows[0].body).toContain(code);
    expect(rows[0].subject).not.toContain(code);
    const kept = await desk.pool.query("select code_hash from sign_in_code");
    expect(kept.rows.every((row) => row.code_hash.startsWith("argon2id$"))).toBe(true);
  });

  it("works once, within ten minutes, also typed with a space", async () => {
    const { cookies: cookie } = await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    const code = desk.codes.at(-1)?.code ?? "";
    const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
    expect((await desk.call("POST", "/session", { cookie, body: { email: mail("kari"), code: spaced } })).status).toBe(201);
    expect((await desk.call("POST", "/session", { cookie, body: { email: mail("kari"), code } })).status).toBe(401);
    const later = await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    desk.pass(10 * 60_000 + 1000);
    expect(
      (await desk.call("POST", "/session", { cookie: later.cookies, body: { email: mail("kari"), code: desk.codes.at(-1)?.code } })).status,
    ).toBe(401);
  });

  it("of one person signs nobody else in", async () => {
    const { cookies: cookie } = await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    expect((await desk.call("POST", "/session", { cookie, body: { email: mail("ane"), code: desk.codes.at(-1)?.code } })).status).toBe(401);
  });

  it("signs in only the browser that asked for it", async () => {
    const { cookies: mine } = await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    const code = desk.codes.at(-1)?.code ?? "";
    const { cookies: theirs } = await desk.call("POST", "/sign-in-codes", { body: { email: "nobody@nordvik.example" } });
    for (const cookie of [undefined, theirs, "firstline-code=", "firstline-code=%zz"])
      expect((await desk.call("POST", "/session", { cookie, body: { email: mail("kari"), code } })).status).toBe(401);
    await desk.pool.query("delete from attempt");
    expect((await desk.call("POST", "/session", { cookie: mine, body: { email: mail("kari"), code } })).status).toBe(201);
  });

  it("can be tried five times", async () => {
    const { cookies: cookie } = await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    const code = desk.codes.at(-1)?.code ?? "";
    for (let i = 0; i < 5; i++) {
      await desk.pool.query("delete from attempt");
      expect((await desk.call("POST", "/session", { cookie, body: { email: mail("kari"), code: "00000000" } })).status).toBe(401);
    }
    expect((await desk.call("POST", "/session", { cookie, body: { email: mail("kari"), code } })).status).toBe(401);
  });

  it("is sent three times in a quarter of an hour to a strange place, and the answer stays the same", async () => {
    await desk.pool.query("delete from session where person_id = $1", [world.people.lars.id]);
    const before = desk.codes.length;
    for (let i = 0; i < 6; i++) expect((await desk.call("POST", "/sign-in-codes", { body: { email: mail("lars") } })).status).toBe(202);
    expect(desk.codes.length - before).toBe(3);
  });
});

describe("E6: secrets", () => {
  it("are in no log line and in no event, after all of the above", async () => {
    await desk.call("POST", "/session", { body: { email: mail("ane"), password: "a wrong one to look for" } });
    const { rows } = await desk.pool.query("select data::text || type as row from event");
    const places = [...desk.logged, ...rows.map(({ row }) => String(row))].join("\n");
    expect(places).toContain("session.refused");
    const cookies = (await ane()).split("=")[1] ?? "";
    const keys = (await desk.pool.query("select prefix from api_key")).rows.map(({ prefix }) => prefix.slice(3));
    for (const secret of [
      ...Object.values(secrets),
      "a wrong one to look for",
      "wide open windows",
      "slow trains",
      cookies,
      ...desk.codes.map(({ code }) => code),
    ]) {
      expect(places).not.toContain(secret);
    }
    expect(keys.some((key) => places.includes(`fl_${key}`))).toBe(false);
  });
});
