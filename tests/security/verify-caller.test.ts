import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { enrol } from "./enrol-app.ts";
import { openDesk, type Desk } from "./open-desk.ts";
import { settle } from "./settle.ts";
import { softAuthenticator } from "./soft-authenticator.ts";

const password = "seven rusty anchors";
const site = { origin: "https://desk.example.com", rpID: "desk.example.com" };
type Name = keyof World["people"];

let desk: Desk;
let world: World;
let ticket: string;
const cookies = new Map<Name, string>();
const device = softAuthenticator(site);

beforeAll(async () => {
  desk = await openDesk({ publicUrl: site.origin });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const person of Object.values(made.people)) await setPassword(tx, person.id, password);
    return made;
  });
  for (const who of ["ane", "per", "kari", "lead", "manager", "administrator"] as const)
    cookies.set(who, await desk.signIn(world.people[who].email ?? "", password));
  const cookie = cookies.get("ane") ?? "";
  const asked = await desk.call("POST", "/session/passkey-challenges", { cookie });
  const added = await desk.call("POST", "/session/passkeys", {
    cookie: `${cookie}; ${asked.cookies}`,
    body: { name: "Phone", credential: device.create(asked.body.challenge) },
  });
  cookies.set("ane", added.cookie ?? "");
  await settle(desk);
  ticket = (await call("per", "POST", "/tickets", { subject: "Locked out", requester: { id: world.people.ane.id }, channel: "phone" })).body
    .id;
});
afterAll(() => desk.close());
beforeEach(() => desk.pool.query("truncate verification, verification_use, attempt"));

const call = (who: Name, method: string, path: string, body?: unknown) => desk.call(method, path, { cookie: cookies.get(who), body });
const begin = (method: string, more: object = {}, who: Name = "per") =>
  call(who, "POST", `/tickets/${ticket}/verifications`, {
    person_id: world.people.ane.id,
    account: { directory_id: null, key: world.people.ane.id },
    action: "reset_password",
    method,
    ...more,
  });
const caller = async (who: Name = "per", query = "") => (await call(who, "GET", `/tickets/${ticket}/caller${query}`)).body;
const state = async (id: string) => (await caller()).verifications.find((one: { id: string }) => one.id === id)?.state;
const facts = async () =>
  (
    await desk.pool.query(
      "select type from event where type like 'verification.%' and at > now() - interval '1 hour' order by xid desc, id desc limit 2",
    )
  ).rows.map(({ type }: { type: string }) => type);

describe("a passkey and a spoken code", () => {
  it("show who asks for what, and prove who the caller is", async () => {
    const begun = await begin("passkey");
    expect([begun.status, begun.body.state, begun.body.pairing_code]).toMatchObject([
      201,
      "open",
      expect.stringMatching(/^[\dA-Z]{4}-[\dA-Z]{4}$/),
    ]);
    const { pairing_code } = begun.body;
    const read = await desk.call("POST", "/caller-verifications/readings", { body: { pairing_code: pairing_code.toLowerCase() } });
    expect(read.body).toMatchObject({ technician: "Per Haug", action: "reset_password" });
    const credential = device.get(read.body.options.challenge, { counter: 1 });
    const signed = await desk.call("POST", "/caller-verifications/signatures", {
      cookie: read.cookies,
      body: { pairing_code, credential },
    });
    expect([signed.status, signed.cookies]).toEqual([204, ""]);
    expect(await caller()).toMatchObject({
      met: { delay_minutes: 0 },
      missing: [],
      verifications: [{ state: "passed", mine: true, here: true }],
    });
    // The code is over, and what was signed is nothing to sign in with.
    expect((await desk.call("POST", "/caller-verifications/readings", { body: { pairing_code } })).status).toBe(404);
    const again = await desk.call("POST", "/session/passkey", { cookie: read.cookies, body: { credential } });
    expect(again.status).toBe(401);
    expect(await facts()).toEqual(["verification.passed", "verification.started"]);
  });

  it("refuse another's passkey, another challenge and another browser, and fail after three", async () => {
    const { id, pairing_code } = (await begin("passkey")).body;
    const stranger = softAuthenticator(site);
    const sign = async (make: (challenge: string) => unknown, browser = true) => {
      const read = await desk.call("POST", "/caller-verifications/readings", { body: { pairing_code } });
      const body = { pairing_code, credential: make(read.body.options?.challenge ?? "none") };
      return (await desk.call("POST", "/caller-verifications/signatures", { cookie: browser ? read.cookies : "", body })).status;
    };
    expect(await sign((challenge) => stranger.get(challenge))).toBe(401);
    expect(await sign(() => device.get("another-challenge", { counter: 3 }))).toBe(401);
    expect(await state(id)).toBe("open");
    expect(await sign((challenge) => device.get(challenge, { counter: 4 }), false)).toBe(401);
    expect(await state(id)).toBe("failed");
  });

  it("bind the signature to the look that was read: another's code does not take it", async () => {
    const first = (await begin("passkey")).body;
    const read = await desk.call("POST", "/caller-verifications/readings", { body: { pairing_code: first.pairing_code } });
    expect(read.body.account).toEqual({ name: world.people.ane.email, directory: null });
    await call("per", "POST", `/verifications/${first.id}/results`, { outcome: "cancelled" });
    const second = (await begin("passkey", { action: "delete" }, "kari")).body;
    const credential = device.get(read.body.options.challenge, { counter: 20 });
    const body = { pairing_code: second.pairing_code, credential };
    expect((await desk.call("POST", "/caller-verifications/signatures", { cookie: read.cookies, body })).status).toBe(401);
    await call("kari", "POST", `/verifications/${second.id}/results`, { outcome: "failed" });
  });

  it("take no passkey that was set within a week", async () => {
    const { pairing_code } = (await begin("passkey")).body;
    const read = await desk.call("POST", "/caller-verifications/readings", { body: { pairing_code } });
    expect(read.body.options.allowCredentials).toHaveLength(1);
    await settle(desk, 6);
    const credential = device.get(read.body.options.challenge, { counter: 30 });
    const signed = await desk.call("POST", "/caller-verifications/signatures", {
      cookie: read.cookies,
      body: { pairing_code, credential },
    });
    expect(signed.status).toBe(401);
    expect((await caller()).ways.find((one: { method: string }) => one.method === "passkey").hindrance).toBe("too_new");
    await settle(desk);
  });

  it("let whoever did not call say so", async () => {
    const { id, pairing_code } = (await begin("passkey")).body;
    expect((await desk.call("POST", "/caller-verifications/denials", { body: { pairing_code } })).status).toBe(204);
    expect(await state(id)).toBe("failed");
  });
});

describe("codes read aloud", () => {
  it("prove it together: of an app and from paper; each once", async () => {
    const app = await enrol(desk, world.people.jonas.email ?? "", password);
    await settle(desk);
    const jonas = { person_id: world.people.jonas.id, account: { directory_id: null, key: world.people.jonas.id } };
    const send = async (method: string, code: string) => {
      const { body } = await begin(method, jonas);
      return call("per", "POST", `/verifications/${body.id}/codes`, { code });
    };
    const code = app.next();
    expect(await send("authenticator", code)).toMatchObject({ status: 201, body: { state: "passed" } });
    expect(await caller("per", `?person=${world.people.jonas.id}`)).toMatchObject({ met: null, missing: [{ least: "medium" }] });
    expect(await send("recovery_code", app.codes[0] ?? "")).toMatchObject({ status: 201, body: { state: "passed" } });
    expect(await caller("per", `?person=${world.people.jonas.id}`)).toMatchObject({ met: { delay_minutes: 0 }, missing: [] });
    // What is for one action is for no other.
    expect(await caller("per", `?person=${world.people.jonas.id}&action=unlock`)).toMatchObject({ met: null });
    const again = await begin("authenticator", jonas);
    expect(await call("per", "POST", `/verifications/${again.body.id}/codes`, { code })).toMatchObject({ status: 400 });
  });

  it("count every try before it is looked at, and fail after three", async () => {
    await enrol(desk, world.people.siri.email ?? "", password);
    await settle(desk);
    const siri = { person_id: world.people.siri.id, account: { directory_id: null, key: world.people.siri.id } };
    const { id } = (await begin("authenticator", siri)).body;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call("per", "POST", `/verifications/${id}/codes`, { code: "000000" })),
    );
    expect(answers.every(({ status }) => status === 400 || status === 409)).toBe(true);
    const { rows } = await desk.pool.query("select state, tries from verification where id = $1", [id]);
    expect(rows).toEqual([{ state: "failed", tries: 3 }]);
  });
});

describe("people who answer for it", () => {
  it("are the manager on file and nobody else, by their own sign-in", async () => {
    expect((await begin("manager")).body.errors).toMatchObject([{ pointer: "/method" }]);
    await call("administrator", "PUT", `/people/${world.people.ane.id}/manager`, { manager: world.people.manager.id });
    // Whoever names a manager today does not get their word today.
    expect((await begin("manager")).body.errors).toMatchObject([{ pointer: "/method" }]);
    await desk.pool.query("update line_manager set set_at = now() - interval '8 days'");
    const { id, asked } = (await begin("manager")).body;
    expect(asked.name).toBe("Tor Aas");
    expect((await call("manager", "GET", "/verifications/asked")).body.items).toMatchObject([
      { id, person: { name: "Ane Berg" }, technician: { name: "Per Haug" } },
    ]);
    const answer = { answer: "approved", reason: "She sits beside me" };
    for (const who of ["per", "kari", "ane", "administrator"] as const)
      expect((await call(who, "POST", `/verifications/${id}/answers`, answer)).status).toBe(404);
    // A password alone is not their word, nor is a factor that was set today.
    expect((await call("manager", "POST", `/verifications/${id}/answers`, answer)).body.code).toBe("answer_in_two_ways");
    cookies.set("manager", (await enrol(desk, world.people.manager.email ?? "", password)).cookie);
    expect((await call("manager", "POST", `/verifications/${id}/answers`, answer)).body.code).toBe("answer_in_two_ways");
    await settle(desk);
    expect((await call("manager", "GET", "/verifications/asked")).body.items[0].account).toEqual({
      name: world.people.ane.email,
      directory: null,
    });
    expect((await call("manager", "POST", `/verifications/${id}/answers`, answer)).status).toBe(204);
    expect(await state(id)).toBe("passed");
  });

  it("for an account with wide rights are leads or administrators by their role", async () => {
    const nina = world.people.administrator.id;
    const about = { person_id: nina, account: { directory_id: null, key: nina } };
    const ask = (colleague_id: string) => begin("second_person", { ...about, colleague_id });
    expect((await ask(world.people.kari.id)).body.errors).toMatchObject([{ pointer: "/colleague_id", code: "another_lead" }]);
    expect((await ask(world.people.lead.id)).status).toBe(201);
  });

  it("in person are two: neither the technician alone nor the caller", async () => {
    for (const colleague_id of [undefined, world.people.per.id, world.people.ane.id, world.people.manager.id])
      expect((await begin("in_person", { colleague_id })).body.errors).toMatchObject([{ pointer: "/colleague_id" }]);
    cookies.set("kari", (await enrol(desk, world.people.kari.email ?? "", password)).cookie);
    await settle(desk);
    const { id } = (await begin("in_person", { colleague_id: world.people.kari.id })).body;
    expect((await call("per", "POST", `/verifications/${id}/results`, { outcome: "passed" })).status).toBe(400);
    expect((await call("kari", "POST", `/verifications/${id}/answers`, { answer: "approved", reason: "I see her" })).status).toBe(204);
    expect(await caller()).toMatchObject({ met: { delay_minutes: 0 } });
  });
});

describe("what the technician judges", () => {
  it("is a call to a number that is old enough, and a face with a whole checklist", async () => {
    const way = async (method: string) => (await caller()).ways.find((one: { method: string }) => one.method === method);
    expect(await way("call_back")).toMatchObject({ hindrance: "too_new" });
    expect((await begin("call_back")).status).toBe(400);
    await desk.pool.query("update contact_point set since = now() - interval '31 days'");
    expect(await way("call_back")).toMatchObject({ hindrance: null, hint: "… 412" });
    const { id, call: number } = (await begin("call_back")).body;
    expect(number).toBe("+47 22 00 14 12");
    const say = (one: string, seen: string[]) => call("per", "POST", `/verifications/${one}/results`, { outcome: "passed", seen });
    expect((await say(id, [])).body.errors).toMatchObject([{ pointer: "/seen" }]);
    expect((await say(id, ["called_number_on_file"])).body.state).toBe("passed");
    const video = (await begin("video")).body.id;
    expect((await say(video, ["face_matches_badge", "moved_as_asked"])).status).toBe(400);
    expect((await say(video, ["face_matches_badge", "moved_as_asked", "badge_matches_file"])).body.state).toBe("passed");
    // A new number begins anew.
    await desk.pool.query("update person set phone = '+47 22 00 99 99' where id = $1", [world.people.ane.id]);
    expect(await way("call_back")).toMatchObject({ hindrance: "too_new" });
  });

  it("shows failures to the next one, and after two only a lead goes on; pressure is no failure", async () => {
    const end = async (outcome: string) => call("per", "POST", `/verifications/${(await begin("video")).body.id}/results`, { outcome });
    expect((await end("pressure")).body).toMatchObject({ state: "cancelled", failure: "pressure" });
    expect((await end("cancelled")).body.state).toBe("cancelled");
    expect(await caller("kari")).toMatchObject({ failed: 0, locked: false });
    await end("failed");
    await end("failed");
    expect(await caller("kari")).toMatchObject({
      failed: 2,
      locked: true,
      verifications: [{ state: "failed", technician: { name: "Per Haug" } }, {}, {}, {}],
    });
    expect((await begin("video", {}, "kari")).body.code).toBe("verification_locked");
    expect((await begin("video", {}, "lead")).status).toBe(201);
  });

  it("is stopped at its next step when too much failed meanwhile", async () => {
    const { id } = (await begin("video")).body;
    const seen = ["face_matches_badge", "moved_as_asked", "badge_matches_file"];
    await desk.pool.query(
      `insert into verification (id, ticket_id, person_id, account_key, action, technician_id, method, state, started_at, open_until, tries)
       select gen_random_uuid(), ticket_id, person_id, account_key, action, technician_id, 'authenticator', 'failed', started_at, open_until, 3
       from verification where id = $1`,
      [id],
    );
    expect((await call("per", "POST", `/verifications/${id}/results`, { outcome: "passed", seen })).body.code).toBe("verification_locked");
    expect((await call("per", "POST", `/verifications/${id}/results`, { outcome: "failed" })).status).toBe(201);
  });

  it("is shown to nobody who does not see the ticket; how often it failed is", async () => {
    const closed = (
      await call("lead", "POST", "/tickets", {
        subject: "About Ane",
        requester: { id: world.people.ane.id },
        channel: "phone",
        confidential: true,
      })
    ).body;
    const of = {
      person_id: world.people.ane.id,
      account: { directory_id: null, key: world.people.ane.id },
      action: "disable",
      method: "video",
    };
    const { id } = (await call("lead", "POST", `/tickets/${closed.id}/verifications`, of)).body;
    await call("lead", "POST", `/verifications/${id}/results`, { outcome: "failed" });
    expect((await caller("lead")).verifications).toHaveLength(1);
    expect(await caller("kari", `?person=${world.people.ane.id}`)).toMatchObject({ failed: 1, verifications: [] });
  });

  it("is nobody's own account, and no account of somebody else", async () => {
    const own = { person_id: world.people.per.id, account: { directory_id: null, key: world.people.per.id } };
    expect((await begin("video", own)).body.code).toBe("own_verification");
    expect((await begin("video", { account: { directory_id: null, key: world.people.jonas.id } })).body.errors).toMatchObject([
      { pointer: "/account" },
    ]);
  });

  it("belongs to who began it", async () => {
    const { id } = (await begin("video")).body;
    expect((await call("kari", "POST", `/verifications/${id}/results`, { outcome: "failed" })).status).toBe(404);
    expect((await begin("video", {}, "kari")).body.code).toBe("verification_running");
  });
});
