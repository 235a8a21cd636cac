import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { room as access, setPassword } from "../../server/rooms/access/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { settle } from "../database.ts";
import { smallWorld, type World } from "../world.ts";
import { enrol } from "./enrol-app.ts";
import { openDesk, type Answer, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
type Who = keyof World["people"];

let desk: Desk;
let world: World;

beforeAll(async () => {
  desk = await openDesk({ size: 20 });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const person of Object.values(made.people)) await setPassword(tx, person.id, password);
    return made;
  });
});
afterAll(() => desk.close());
// Counted tries of one test are not another's.
beforeEach(() => desk.pool.query("delete from attempt"));

const mail = (name: Who) => world.people[name].email ?? "";
const first = (name: Who, cookie?: string) => desk.call("POST", "/session", { cookie, body: { email: mail(name), password } });
const second = (cookie: string, body: object) => desk.call("POST", "/session/second-step", { cookie, body });
const counts = (answers: Answer[]) =>
  answers.reduce<Record<number, number>>((sum, { status }) => ({ ...sum, [status]: (sum[status] ?? 0) + 1 }), {});
const many = <T>(times: number, work: (i: number) => Promise<T>) => Promise.all(Array.from({ length: times }, (_, i) => work(i)));

describe("an authenticator app", () => {
  it("is a second step: the password alone signs nobody in", async () => {
    const app = await enrol(desk, mail("per"), password);
    const step = await first("per");
    expect([step.status, step.body.code, step.body.needs, step.body.methods]).toEqual([
      401,
      "second_step_needed",
      "second_factor",
      ["authenticator", "recovery_code"],
    ]);
    expect(step.headers.getSetCookie().join()).toMatch(/^firstline-step=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    expect((await desk.call("GET", "/session", { cookie: step.cookies })).status).toBe(401);
    const wrong = await second(step.cookies, { authenticator: "000000" });
    expect([wrong.status, wrong.body.code]).toEqual([401, "second_step_refused"]);
    const right = await second(step.cookies, { authenticator: app.next() });
    expect([right.status, right.body.name]).toEqual([201, "Per Haug"]);
    expect((await desk.call("GET", "/session", { cookie: right.cookie ?? "" })).status).toBe(200);
    const again = await second(step.cookies, { authenticator: app.next() });
    expect([again.status, again.body.code]).toEqual([401, "second_step_over"]);
  });

  it("goes on only in the browser that began, and for ten minutes", async () => {
    const app = await enrol(desk, mail("kari"), password);
    const mine = await first("kari");
    const theirs = await first("per");
    expect((await second("", { authenticator: app.next() })).body.code).toBe("second_step_over");
    expect((await second("firstline-step=planted-by-somebody-else", { authenticator: app.next() })).body.code).toBe("second_step_over");
    expect((await second(theirs.cookies, { authenticator: app.next() })).body.code).toBe("second_step_refused");
    desk.pass(601_000);
    expect((await second(mine.cookies, { authenticator: app.next() })).body.code).toBe("second_step_over");
  });

  it("takes a code once: of twenty at the same time one signs in", async () => {
    const app = await enrol(desk, mail("lars"), password);
    const steps = await many(4, () => first("lars"));
    const code = app.next();
    // Four sign-ins of five tries each, past the limit per account.
    const answers = [];
    for (const step of steps) {
      await desk.pool.query("delete from attempt");
      answers.push(...(await many(5, () => second(step.cookies, { authenticator: code }))));
    }
    expect(counts(answers)[201]).toBe(1);
    const later = await first("lars");
    await desk.pool.query("delete from attempt");
    expect((await second(later.cookies, { authenticator: code })).status).toBe(401);
  });

  it("is looked at five times per sign-in and account, however many wrong codes come at once", async () => {
    const app = await enrol(desk, mail("sara"), password);
    const steps = [];
    for (let i = 0; i < 4; i++) steps.push(await first("sara"));
    // The whole burst lies in one window.
    desk.pass(60_000 - (desk.now().getTime() % 60_000));
    await desk.pool.query("delete from attempt");
    const answers = (await Promise.all(steps.map((step) => many(25, () => second(step.cookies, { authenticator: "000000" }))))).flat();
    const evaluated = answers.filter(({ body }) => body.code === "second_step_refused").length;
    expect(evaluated).toBeLessThanOrEqual(7);
    expect(evaluated).toBeGreaterThan(0);
    expect(counts(answers)[201]).toBeUndefined();
    await desk.pool.query("delete from attempt");
    // The sign-ins that were guessed at are used up; a new one is not.
    expect((await second(steps[0]?.cookies ?? "", { authenticator: app.next() })).body.code).toBe("second_step_over");
    expect((await second((await first("sara")).cookies, { authenticator: app.next() })).status).toBe(201);
  });

  it("is not passed by with a mailed code", async () => {
    const asked = await desk.call("POST", "/sign-in-codes", { body: { email: mail("per") } });
    const code = desk.codes.at(-1)?.code;
    const answer = await desk.call("POST", "/session", { cookie: asked.cookies, body: { email: mail("per"), code } });
    expect([answer.status, answer.body.code]).toEqual([401, "second_step_needed"]);
    expect((await desk.call("GET", "/session", { cookie: answer.cookies })).status).toBe(401);
  });

  it("keeps its seed encrypted, and its codes in no event and no log line", async () => {
    const app = await enrol(desk, mail("jonas"), password);
    const { rows } = await desk.pool.query("select a::text as row from authenticator a union all select data::text from event");
    const { rows: seeds } = await desk.pool.query("select seed from authenticator");
    expect(seeds.every(({ seed }) => /^v2\.[\da-f]{8}(\.[\w-]+){2}$/.test(seed))).toBe(true);
    const places = [...rows.map(({ row }) => row), ...desk.logged].join("\n");
    for (const code of app.codes) expect(places).not.toContain(code);
  });

  it("ends every other session when it is set up and when it is removed, and this one has a new cookie", async () => {
    const elsewhere = await desk.signIn(mail("siri"), password);
    const before = await desk.signIn(mail("siri"), password);
    const app = await enrol(desk, mail("siri"), password);
    expect((await desk.call("GET", "/session", { cookie: elsewhere })).status).toBe(401);
    expect((await desk.call("GET", "/session", { cookie: before })).status).toBe(401);
    expect((await desk.call("GET", "/session", { cookie: app.cookie })).status).toBe(200);
    expect((await desk.call("DELETE", "/session/authenticator", { cookie: app.cookie })).status).toBe(204);
    expect((await first("siri")).status).toBe(201);
    await settle(desk.db, [...(access.reactions ?? []), ...(notifications.reactions ?? [])]);
    const { rows } = await desk.pool.query("select kind from outbox where person_id = $1 order by kind", [world.people.siri.id]);
    expect(rows.map(({ kind }) => kind)).toEqual(["factor_added", "factor_removed"]);
  });
});

describe("a recovery code", () => {
  it("signs in once, of twenty at the same time too, and the person is told", async () => {
    const app = await enrol(desk, mail("manager"), password);
    const steps = await many(4, () => first("manager"));
    const answers = [];
    for (const step of steps) {
      await desk.pool.query("delete from attempt");
      answers.push(...(await many(5, () => second(step.cookies, { recovery_code: app.codes[0]?.toLowerCase().replaceAll("-", " ") }))));
    }
    expect(counts(answers)[201]).toBe(1);
    await settle(desk.db, [...(access.reactions ?? []), ...(notifications.reactions ?? [])]);
    const { rows } = await desk.pool.query("select body from outbox where kind = 'recovery_code_used' and person_id = $1", [
      world.people.manager.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0].body).toContain("9 are left");
    const me = answers.find(({ status }) => status === 201)?.cookie ?? "";
    expect((await desk.call("GET", "/session/factors", { cookie: me })).body.recovery_codes_left).toBe(9);
    const renewed = await desk.call("POST", "/session/recovery-codes", { cookie: me });
    expect(renewed.body.recovery_codes).toHaveLength(10);
    await desk.pool.query("delete from attempt");
    expect((await second((await first("manager")).cookies, { recovery_code: app.codes[1] })).status).toBe(401);
    expect((await second((await first("manager")).cookies, { recovery_code: renewed.body.recovery_codes[1] })).status).toBe(201);
  });
});

describe("whether there is a second factor", () => {
  it("is told to nobody who does not know the password: same answer, same work", async () => {
    await desk.pool.query(
      "insert into account (person_id, disabled) values ($1, true) on conflict (person_id) do update set disabled = true",
      [world.people.auditor.id],
    );
    const told = [];
    for (const email of [mail("ane"), mail("per"), mail("auditor"), "nobody@nordvik.example"]) {
      await desk.pool.query("delete from attempt");
      const work = await queriesOf(() => desk.call("POST", "/session", { body: { email, password: "wrong but long enough" } }));
      const { request_id: _, ...body } = work.answer.body;
      told.push(JSON.stringify({ status: work.answer.status, body, cookies: work.answer.cookies, queries: work.queries }));
    }
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain("sign_in_refused");
  });
});

/** The answer, and how many statements the server sent for it. What the desk does by itself meanwhile only adds: the least of a few counts. */
async function queriesOf(work: () => Promise<Answer>) {
  const tries = [];
  for (let i = 0; i < 4; i++) {
    let queries = 0;
    const count = () => (queries += 1);
    desk.pool.on("acquire", count);
    const answer = await work();
    desk.pool.off("acquire", count);
    tries.push({ answer, queries });
  }
  return tries.reduce((least, one) => (one.queries < least.queries ? one : least));
}
