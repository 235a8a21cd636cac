import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bound, openHall, type Hall } from "./hall.ts";
import { plausibleBody } from "./plausible.ts";
import { setScene, urlOf, type Scene } from "./scene.ts";

// Seen red by logging an error of the database with all that it carries.

let hall: Hall;
let scene: Scene;
beforeAll(async () => {
  hall = await openHall();
  scene = await setScene(hall);
});
afterAll(() => hall.close());

const evil = '\n{"level":60,"msg":"fatal"}\r\n\u001b[31m\u001b]0;x\u0007\u2028';

describe("E6: a line of the log is one line", () => {
  it("whatever is written into a request", async () => {
    hall.logged.length = 0;
    const encoded = encodeURIComponent(evil);
    const headers = { "user-agent": "a\u001b[31mb", "x-request-id": "x", "accept-language": "nb\u007f", "idempotency-key": "k" };
    for (const url of [`/api/v1/${encoded}`, `/api/v1/tickets/${encoded}`, `/api/v1/search?q=${encoded}`, `/api/v1/people?${encoded}=1`]) {
      await hall.send("per", "GET", url, { headers });
    }
    await hall.send("per", "POST", "/api/v1/tickets", { payload: { subject: `x${evil}`, description: evil }, headers });
    await hall.send("per", "POST", "/api/v1/tickets", { payload: { subject: "x", description: evil, [evil]: 1 }, headers });
    expect(hall.logged.length).toBeGreaterThanOrEqual(6);
    for (const line of hall.logged) {
      expect(line.endsWith("\n") && line.indexOf("\n") === line.length - 1).toBe(true);
      expect(line.trimEnd()).not.toMatch(/\p{Cc}/u);
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
    }
    expect(hall.logged.some((line) => (JSON.parse(line) as { msg: string }).msg === "fatal")).toBe(false);
  });
});

describe("E6: no secret is in a log or in a refusal", () => {
  const secrets = Array.from({ length: 50 }, (_, i) => `s3cret-${i}-${randomBytes(9).toString("hex")}`);
  let next = 0;
  const secret = () => secrets[next++ % secrets.length] ?? "";

  it("of fifty that were sent to every endpoint as a password, a code, a token, a key, a cookie, a note or a search", async () => {
    hall.logged.length = 0;
    const answers: string[] = [];
    for (const { key, route } of bound) {
      const [method = ""] = key.split(" ");
      const base = (plausibleBody(key, route, scene.ids) ?? {}) as object;
      const headers = { "x-api-key": secret(), "proxy-authorization": `Basic ${secret()}`, referer: `http://desk.example/?t=${secret()}` };
      const payload = {
        ...base,
        password: secret(),
        current_password: secret(),
        code: secret(),
        token: secret(),
        body: secret(),
        csv: secret(),
      };
      const url = `${urlOf(key, scene.thingsOf(key)[0]?.ids)}?token=${secret()}&q=${secret()}`;
      for (const more of [{}, { authorization: `Bearer fl_${secret()}` }, { cookie: `firstline=${secret()}` }]) {
        const sent = method === "GET" ? {} : { payload };
        const answer = await hall.trial(() => hall.send("administrator", method, url, { ...sent, headers: { ...headers, ...more } }));
        if (answer.statusCode >= 400) answers.push(answer.body);
      }
    }
    expect(next).toBeGreaterThan(secrets.length);
    for (const one of secrets) {
      expect(hall.logged.some((line) => line.includes(one))).toBe(false);
      expect(answers.some((body) => body.includes(one))).toBe(false);
    }
  });

  it("nor when the database refuses a row and says what was in it", async () => {
    const [text = ""] = secrets;
    hall.logged.length = 0;
    const answer = await hall.trial(async () => {
      await hall.query("alter table note add constraint never check (body not like 's3cret%')");
      return hall.send("per", "POST", `/api/v1/tickets/${scene.tickets["Ane's"]}/notes`, { payload: { body: text } });
    });
    expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([500, "unexpected"]);
    const told = hall.logged.join("");
    expect(told).toContain("unexpected error");
    expect(told).toContain("never");
    expect([told.includes(text), answer.body.includes(text)]).toEqual([false, false]);
  });
});
