import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createAdministrator, createSetupToken, hasAdministrator, setPassword } from "../../server/rooms/access/index.ts";
import { sweepAccess } from "../../server/rooms/access/sweep.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Answer, type Desk } from "./open-desk.ts";

const times = <T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)));
const statuses = (answers: Answer[]): Record<number, number> =>
  answers.reduce<Record<number, number>>((counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }), {});

describe("A4: one secret used by twenty at once", () => {
  let desk: Desk;
  let world: World;
  beforeAll(async () => {
    desk = await openDesk({ size: 20 });
    world = await transaction(desk.db, (tx) => smallWorld(tx));
  });
  afterAll(() => desk.close());
  beforeEach(() => desk.pool.query("delete from attempt"));

  it("signs in one of them with a mailed code", async () => {
    const email = world.people.ane.email ?? "";
    const { cookies: cookie } = await desk.call("POST", "/sign-in-codes", { body: { email } });
    await desk.pool.query(
      "insert into session select gen_random_uuid(), decode(md5(random()::text), 'hex'), $1, 'code', now(), now(), now(), '', '127.0.0.1'",
      [world.people.ane.id],
    );
    const answers = await times(20, () => desk.call("POST", "/session", { cookie, body: { email, code: desk.codes.at(-1)?.code } }));
    expect(statuses(answers)[201]).toBe(1);
    expect(
      (await desk.pool.query("select from session where person_id = $1 and revoked_at is null and user_agent <> ''", [world.people.ane.id]))
        .rowCount,
    ).toBe(1);
  });

  it("looks at five of five hundred wrong passwords, and at none after that minute's five", async () => {
    const email = world.people.per.email ?? "";
    await transaction(desk.db, (tx) => setPassword(tx, world.people.per.id, "seven rusty anchors"));
    // The whole burst lies in one window.
    desk.pass(60_000 - ((Date.now() - 500) % 60_000));
    const answers = await times(500, (i) => desk.call("POST", "/session", { body: { email, password: `guess number ${i}` } }));
    expect(statuses(answers)).toEqual({ 401: 5, 429: 495 });
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused?.body.code).toBe("too_many_attempts");
  });
});

describe("E3: brute force", () => {
  let desk: Desk;
  let world: World;
  const password = "seven rusty anchors";
  beforeAll(async () => {
    desk = await openDesk();
    world = await transaction(desk.db, async (tx) => {
      const made = await smallWorld(tx);
      for (const name of ["per", "kari"] as const) await setPassword(tx, made.people[name].id, password);
      return made;
    });
  });
  afterAll(() => desk.close());
  beforeEach(() => desk.pool.query("delete from attempt"));

  const tryWrong = (email: string) => desk.call("POST", "/session", { body: { email, password: "wrong but long enough" } });

  it("looks the same for an account that does not exist", async () => {
    const [known, unknown] = [[] as number[], [] as number[]];
    for (let i = 0; i < 7; i++) {
      known.push((await tryWrong(world.people.kari.email ?? "")).status);
      unknown.push((await tryWrong("nobody@nordvik.example")).status);
    }
    expect(known).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(unknown).toEqual(known);
  });

  it("from elsewhere never keeps the owner out of where they signed in before", async () => {
    const email = world.people.per.email ?? "";
    await desk.signIn(email, password);
    // Strangers: as if the owner's place were another one.
    await desk.pool.query("update session set ip = '192.0.2.1'");
    for (let i = 0; i < 6; i++) await tryWrong(email);
    expect((await desk.call("POST", "/session", { body: { email, password } })).status).toBe(429);
    await desk.pool.query("update session set ip = '127.0.0.1'");
    expect((await desk.call("POST", "/session", { body: { email, password } })).status).toBe(201);
  });

  it("is over for somebody who got in: the own tries are forgotten", async () => {
    const email = world.people.per.email ?? "";
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) expect((await tryWrong(email)).status).toBe(401);
      await desk.signIn(email, password);
    }
    const { rows } = await desk.pool.query("select key, count from attempt where key like '%network%' and key like '%:60'");
    expect(rows.every(({ count }) => count <= 12)).toBe(true);
  });

  it("against one network stops at sixty a minute, whoever is tried", async () => {
    // All of them within one minute of the clock.
    desk.pass(60_000 - ((Date.now() - 500) % 60_000));
    const answers = await times(70, (i) => tryWrong(`person${i}@nordvik.example`));
    expect(statuses(answers)[429]).toBeGreaterThanOrEqual(10);
  });

  it("leaves no counters lying about", async () => {
    await tryWrong("nobody@nordvik.example");
    await sweepAccess(desk.db, new Date(Date.now() + 2 * 24 * 3_600_000));
    expect((await desk.pool.query("select from attempt")).rowCount).toBe(0);
  });
});

describe("E7: setting up", () => {
  const given = {
    organization: "Nordvik",
    name: "Nina Strand",
    email: "nina@nordvik.example",
    password: "green kettle morning",
    language: "nb",
  };

  it("opens the desk once, for one of twenty with the same link, and signs that one in", async () => {
    const desk = await openDesk({ size: 20 });
    try {
      expect((await desk.call("GET", "/setup")).body).toEqual({ needed: true });
      const [token, other] = [await createSetupToken(desk.db), await createSetupToken(desk.db)];
      const wrong = await desk.call("POST", "/setup", { body: { ...given, token: "guessed" } });
      expect([wrong.status, wrong.body.code]).toEqual([403, "setup_refused"]);
      const weak = await desk.call("POST", "/setup", { body: { ...given, token, password: "NordvikNordvik" } });
      expect(weak.body.errors[0]).toMatchObject({ pointer: "/password", code: "password_context" });

      const answers = await times(20, (i) =>
        desk.call("POST", "/setup", { body: { ...given, token: i % 2 ? token : other, email: `nina${i}@nordvik.example` } }),
      );
      expect(statuses(answers)).toEqual({ 201: 1, 410: 19 });
      const first = answers.find(({ status }) => status === 201);
      expect(first?.body).toMatchObject({ name: "Nina Strand", language: "nb", organization: { name: "Nordvik" } });
      expect(first?.body.permissions).toContain("accounts:write");
      expect((await desk.call("GET", "/session", { cookie: first?.cookie ?? "" })).status).toBe(200);
      const made = await desk.pool.query(
        "select (select count(*)::int from organization) o, (select count(*)::int from person) p, (select count(*)::int from category) c",
      );
      expect(made.rows[0]).toMatchObject({ o: 1, p: 1 });
      expect(made.rows[0].c).toBeGreaterThan(5);

      expect((await desk.call("GET", "/setup")).body).toEqual({ needed: false });
      const late = await desk.call("POST", "/setup", { body: { ...given, token: await createSetupToken(desk.db) } });
      expect([late.status, late.body.code]).toEqual([410, "setup_closed"]);
    } finally {
      await desk.close();
    }
  });

  it("ends with the day of the link, and when an administrator came by another way", async () => {
    const desk = await openDesk();
    try {
      const token = await createSetupToken(desk.db);
      desk.pass(25 * 3_600_000);
      expect((await desk.call("POST", "/setup", { body: { ...given, token } })).status).toBe(403);
      expect(await hasAdministrator(desk.db)).toBe(false);
      await createAdministrator(desk.db, { email: "Root@nordvik.example", password: given.password });
      expect(await hasAdministrator(desk.db)).toBe(true);
      const fresh = await createSetupToken(desk.db, new Date(Date.now() + 25 * 3_600_000));
      expect((await desk.call("POST", "/setup", { body: { ...given, token: fresh } })).status).toBe(410);
      await desk.signIn("root@nordvik.example", given.password);
    } finally {
      await desk.close();
    }
  });

  it("refuses an administrator's password from the settings that is on every list", async () => {
    const desk = await openDesk();
    try {
      await expect(createAdministrator(desk.db, { email: "root@nordvik.example", password: "administrator" })).rejects.toMatchObject({
        errors: [{ code: "password_leaked" }],
      });
    } finally {
      await desk.close();
    }
  });
});

describe("behind https", () => {
  it("the cookie is bound to this host and to https", async () => {
    const desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
    try {
      await createAdministrator(desk.db, { email: "root@nordvik.example", password: "green kettle morning" });
      const answer = await desk.call("POST", "/session", { body: { email: "root@nordvik.example", password: "green kettle morning" } });
      expect(answer.headers.get("set-cookie")).toMatch(
        /^__Host-firstline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400; Secure$/,
      );
      const token = answer.cookie?.split("=")[1] ?? "";
      expect((await desk.call("GET", "/session", { cookie: `__Host-firstline=${token}` })).status).toBe(200);
      expect((await desk.call("GET", "/session", { cookie: `firstline=${token}` })).status).toBe(401);
    } finally {
      await desk.close();
    }
  });
});
