import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";
import { softAuthenticator } from "./soft-authenticator.ts";

const password = "seven rusty anchors";
const site = { origin: "https://desk.example.com", rpID: "desk.example.com" };
type Device = ReturnType<typeof softAuthenticator>;

let desk: Desk;
let world: World;

beforeAll(async () => {
  desk = await openDesk({ publicUrl: site.origin, size: 20 });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const person of Object.values(made.people)) await setPassword(tx, person.id, password);
    return made;
  });
});
afterAll(() => desk.close());
// Counted tries of one test are not another's.
beforeEach(() => desk.pool.query("delete from attempt"));

const mail = (name: keyof World["people"]) => world.people[name].email ?? "";

/** Registers a new device and answers the session that did. */
async function register(cookie: string, name: string, device: Device = softAuthenticator(site)) {
  const asked = await desk.call("POST", "/session/passkey-challenges", { cookie });
  expect([asked.status, asked.body.rp, asked.body.authenticatorSelection]).toMatchObject([
    201,
    { id: site.rpID },
    { residentKey: "required", userVerification: "required" },
  ]);
  const body = { name, credential: device.create(asked.body.challenge) };
  const added = await desk.call("POST", "/session/passkeys", { cookie: `${cookie}; ${asked.cookies}`, body });
  return { device, added, asked, cookie: added.cookie ?? "" };
}
const challenge = () => desk.call("POST", "/passkey-challenges");
const enter = (cookie: string, credential: unknown) => desk.call("POST", "/session/passkey", { cookie, body: { credential } });

describe("a passkey", () => {
  it("signs in by itself and counts as two factors, with a __Host- cookie", async () => {
    const { device, added } = await register(await desk.signIn(mail("per"), password), "Phone");
    expect([added.status, added.body.passkey.name, added.body.recovery_codes.length]).toEqual([201, "Phone", 10]);
    expect((await desk.call("POST", "/session", { body: { email: mail("per"), password } })).body.methods).toEqual([
      "passkey",
      "recovery_code",
    ]);
    const asked = await challenge();
    expect(asked.body).toMatchObject({ rpId: site.rpID, userVerification: "required" });
    expect(asked.headers.getSetCookie()[0]).toMatch(/^__Host-firstline-passkey=[\w-]{43}; Path=\/; HttpOnly; .*Secure$/);
    const signedIn = await enter(asked.cookies, device.get(asked.body.challenge));
    expect([signedIn.status, signedIn.body.name]).toEqual([201, "Per Haug"]);
    const { rows } = await desk.pool.query("select method, second_factor from session order by created_at desc, id desc limit 1");
    expect(rows[0]).toEqual({ method: "passkey", second_factor: true });
    const mine = await desk.call("GET", "/session/factors", { cookie: signedIn.cookie ?? "" });
    expect(mine.body.passkeys).toMatchObject([{ name: "Phone", last_used_at: expect.any(String) }]);
  });

  it("is refused the same for another site, without its person, copied, unknown, or in another browser", async () => {
    const { device } = await register(await desk.signIn(mail("kari"), password), "Laptop");
    const stranger = softAuthenticator(site);
    const first = await challenge();
    expect((await enter(first.cookies, device.get(first.body.challenge, { counter: 7 }))).status).toBe(201);
    const refusals = [];
    for (const answer of [
      (at: string) => device.get(at, { origin: "https://desk.example.com.evil.example", counter: 8 }),
      (at: string) => device.get(at, { flags: 0x01, counter: 9 }),
      (at: string) => device.get(at, { counter: 7 }),
      (at: string) => stranger.get(at),
      () => device.get("another-challenge-than-the-one-asked", { counter: 10 }),
    ]) {
      const asked = await challenge();
      const { status, body, cookies } = await enter(asked.cookies, answer(asked.body.challenge));
      refusals.push(`${status} ${body.code} ${cookies}`);
    }
    const other = await challenge();
    const { status, body, cookies } = await enter("", device.get(other.body.challenge, { counter: 11 }));
    refusals.push(`${status} ${body.code} ${cookies}`);
    expect(new Set(refusals)).toEqual(new Set(["401 passkey_refused "]));
  });

  it("answers a challenge once: of twenty at the same time one signs in", async () => {
    const { device } = await register(await desk.signIn(mail("lars"), password), "Key");
    const asked = await challenge();
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter(asked.cookies, device.get(asked.body.challenge))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  it("of an account that was closed signs nobody in", async () => {
    const { device } = await register(await desk.signIn(mail("siri"), password), "Phone");
    await desk.pool.query("update account set disabled = true where person_id = $1", [world.people.siri.id]);
    const asked = await challenge();
    expect((await enter(asked.cookies, device.get(asked.body.challenge))).status).toBe(401);
  });

  it("is added for the person and the browser that asked, once, and proves later on who is there", async () => {
    const { device, cookie, asked } = await register(await desk.signIn(mail("sara"), password), "Phone");
    const again = { name: "Again", credential: softAuthenticator(site).create(asked.body.challenge) };
    expect((await desk.call("POST", "/session/passkeys", { cookie: `${cookie}; ${asked.cookies}`, body: again })).status).toBe(400);
    const theirs = await desk.signIn(mail("jonas"), password);
    const fresh = await desk.call("POST", "/session/passkey-challenges", { cookie });
    const stolen = { name: "Stolen", credential: softAuthenticator(site).create(fresh.body.challenge) };
    expect((await desk.call("POST", "/session/passkeys", { cookie: `${theirs}; ${fresh.cookies}`, body: stolen })).status).toBe(400);
    const second = await register(cookie, "Tablet");
    expect([second.added.status, second.added.body.recovery_codes]).toEqual([201, null]);
    desk.pass(11 * 60_000);
    const id = second.added.body.passkey.id;
    const refused = await desk.call("DELETE", `/session/passkeys/${id}`, { cookie: second.cookie });
    expect([refused.status, refused.body.methods]).toEqual([403, ["passkey"]]);
    const proof = await desk.call("POST", "/session/proof-challenges", { cookie: second.cookie });
    expect(proof.body.allowCredentials).toHaveLength(2);
    const proven = await desk.call("POST", "/session/proofs", {
      cookie: `${second.cookie}; ${proof.cookies}`,
      body: { passkey: device.get(proof.body.challenge) },
    });
    expect(proven.status).toBe(204);
    expect((await desk.call("DELETE", `/session/passkeys/${id}`, { cookie: proven.cookie ?? "" })).status).toBe(204);
    expect((await desk.call("GET", "/session/factors", { cookie: proven.cookie ?? "" })).body.passkeys).toMatchObject([{ name: "Phone" }]);
  });
});
