import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bound, openHall, type Hall } from "./hall.ts";
import { bodySchemaOf, plausibleBody, queryNamesOf, resolve } from "./plausible.ts";
import type { JsonSchema } from "../../server/rooms/health/openapi/schemas.ts";
import { setScene, urlOf, type Scene } from "./scene.ts";

// Seen red by putting the words of a search into the text of the query instead of beside it (`sql.raw`).

/** In every text below: no statement that reaches PostgreSQL may hold it. */
const mark = "inj3ct";
/** Pairs that a query made of text would tell apart, and what else such programs send. */
const pairs = [
  [`${mark}' OR '1'='1`, `${mark}' OR '1'='2`],
  [`${mark}" OR "1"="1`, `${mark}" OR "1"="2`],
  [`${mark}') OR ('1'='1`, `${mark}') OR ('1'='2`],
  [`${mark}' OR 1=1-- -`, `${mark}' OR 1=2-- -`],
  [`${mark}\\' OR 1=1-- -`, `${mark}\\' OR 1=2-- -`],
  [`${mark}$$ OR $$1$$=$$1`, `${mark}$$ OR $$1$$=$$2`],
  [`${mark}%' OR '1' LIKE '1`, `${mark}%' OR '1' LIKE '2`],
];
const alone = [
  `${mark}'; SELECT pg_sleep(9)--`,
  `${mark}'||(SELECT pg_sleep(9))||'`,
  `${mark}' UNION SELECT token_hash::text FROM session--`,
  `(CASE WHEN 1=1 THEN pg_sleep(9) END)::text ${mark}`,
  `${mark}'; COPY person TO PROGRAM 'id'--`,
  `${mark}' AND 1=CAST((SELECT password_hash FROM account LIMIT 1) AS int)--`,
  `${mark},(select 1)`,
  `${mark} desc; drop table note`,
  `${mark}:*|!(&<->`,
  `${mark}%00'`,
  `${mark}\u2019 OR \uff071\uff07=\uff071`,
  `${mark}{"$ne": null}`,
  `${mark}->>'a'`,
  `${mark}%_\\`,
];

/** Each place gets another one of them: together they are tried many times. */
let next = 0;
let hall: Hall;
let scene: Scene;
beforeAll(async () => {
  hall = await openHall();
  scene = await setScene(hall);
});
afterAll(() => hall.close());

const seen = (answer: { statusCode: number; body: string }): unknown => {
  // A table says as much by its length.
  if (answer.body.startsWith("\uFEFF")) return [answer.statusCode, answer.body.split("\n").length];
  const told = JSON.parse(answer.body || "null") as Record<string, unknown> | null;
  const sizes = Object.entries(told ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.length : typeof value]);
  return [answer.statusCode, sizes];
};

describe("C4: no text that somebody sends becomes part of a query", () => {
  const reads = bound.filter(({ key }) => key.startsWith("GET ") && queryNamesOf(key).length > 0).map(({ key }) => key);
  it.each(reads)("in the query of %s", async (key) => {
    const ask = (name: string, value: string) =>
      hall.send("administrator", "GET", `${urlOf(key, scene.thingsOf(key)[0]?.ids)}?${name}=${encodeURIComponent(value)}`);
    hall.statements.length = 0;
    for (const name of queryNamesOf(key)) {
      for (const [yes = "", no = ""] of pairs.slice(0, 4))
        expect([name, yes, seen(await ask(name, yes))]).toEqual([name, yes, seen(await ask(name, no))]);
      for (const value of [alone[next++ % alone.length] ?? "", alone.join(" ").slice(0, 200)]) {
        expect([name, value, (await ask(name, value)).statusCode < 500]).toEqual([name, value, true]);
      }
    }
    expect(hall.statements.length).toBeGreaterThan(0);
    expect(hall.statements.filter((text) => text.includes(mark))).toEqual([]);
  });

  const places = bound.filter(({ key }) => key.includes("{")).map(({ key }) => key);
  it("in the address of anything", async () => {
    hall.statements.length = 0;
    for (const key of places) {
      for (const value of [pairs[next++ % pairs.length]?.[0] ?? "", alone[next % alone.length] ?? ""]) {
        const ids = [encodeURIComponent(value), encodeURIComponent(value)];
        const answer = await hall.trial(() => hall.send("administrator", key.split(" ")[0] ?? "", urlOf(key, ids)));
        // One address leads every reader to the same page, whatever stands in it.
        const refused = answer.statusCode === 303 ? !String(answer.headers.location).includes(value) : answer.statusCode >= 400;
        expect([key, value, refused && answer.statusCode < 500]).toEqual([key, value, true]);
      }
    }
    expect(hall.statements.filter((text) => text.includes(mark))).toEqual([]);
  });

  const writes = bound.filter(({ key }) => bodySchemaOf(key));
  it.each(writes.map(({ key }) => key))("in the body of %s", async (key) => {
    const { route } = bound.find((one) => one.key === key) ?? {};
    const base = (route ? plausibleBody(key, route, scene.ids) : {}) as Record<string, unknown>;
    const fields = Object.entries(bodySchemaOf(key)?.properties ?? {}) as [string, JsonSchema][];
    const texts = fields.filter(([, schema]) => ["string", undefined].includes([resolve(schema).type].flat()[0] as string | undefined));
    hall.statements.length = 0;
    for (const [name] of texts) {
      // One that fits into a short field, and all of them.
      for (const value of [(alone[next++ % alone.length] ?? "").slice(0, 40), alone.join(" ")]) {
        const payload = { ...base, [name]: value };
        const answer = await hall.trial(() =>
          hall.send("administrator", key.split(" ")[0] ?? "", urlOf(key, scene.thingsOf(key)[0]?.ids), { payload }),
        );
        expect([name, value, answer.statusCode < 500]).toEqual([name, value, true]);
      }
    }
    expect(hall.statements.filter((text) => text.includes(mark))).toEqual([]);
  });

  it("and nothing runs for ever: PostgreSQL itself ends what takes half a minute", async () => {
    const { rows } = await hall.query("show statement_timeout");
    expect(rows).toEqual([{ statement_timeout: "30s" }]);
  });
});
