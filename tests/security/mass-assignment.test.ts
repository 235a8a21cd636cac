import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonSchema } from "../../server/rooms/health/openapi/schemas.ts";
import { bound, openHall, type Hall } from "./hall.ts";
import { bodySchemaOf, plausibleBody, resolve } from "./plausible.ts";
import { nobody, setScene, urlOf, type Scene } from "./scene.ts";

// Seen red by making one body a `z.object` instead of a `z.strictObject`.

const writes = bound.filter(({ key }) => !key.startsWith("GET "));
const famous = [
  "role",
  "roles_given",
  "userId",
  "orgId",
  "isAdmin",
  "is_admin",
  "autoBcc",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
];

let hall: Hall;
let scene: Scene;
let columns: string[];
beforeAll(async () => {
  hall = await openHall();
  scene = await setScene(hall);
  const { rows } = await hall.query("select distinct column_name as name from information_schema.columns where table_schema = 'public'");
  columns = [...rows.map(({ name }) => name), ...famous];
});
afterAll(() => hall.close());

interface Refusal {
  errors?: { pointer: string; code: string }[];
}

describe("D3: a body with more than the contract names is refused whole, whoever sends it", () => {
  const send = (key: string, payload: string) => {
    hall.reached.length = 0;
    const type = { "content-type": "application/json" };
    return hall.trial(() => hall.send("administrator", key.split(" ")[0] ?? "", urlOf(key, [nobody, nobody]), { payload, headers: type }));
  };
  const shapeOf = (key: string): Set<string> => {
    const schema = bodySchemaOf(key);
    const options = ((schema?.oneOf ?? schema?.anyOf ?? [schema ?? {}]) as JsonSchema[]).map(resolve);
    return new Set(options.flatMap(({ properties }) => Object.keys(properties ?? {})));
  };

  // What is signed as it is, or comes in the words of telephone systems, its own door reads (server/rooms/telephone/doors.test.ts).
  const readElsewhere = new Set<string | undefined>(["signed", "call"]);
  it.each(writes.filter(({ route }) => !readElsewhere.has(route.takes)).map(({ key }) => key))("%s", async (key) => {
    const { route } = bound.find((one) => one.key === key) ?? {};
    const body = (route && plausibleBody(key, route, scene.ids)) ?? {};
    const known = shapeOf(key);
    const extra = columns.filter((name) => !known.has(name));
    // Fifty wrong fields are named at a time. Written by hand: an object literal would lose __proto__.
    for (let at = 0; at < extra.length; at += 40) {
      const names = extra.slice(at, at + 40);
      const given = Object.entries(body as object).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
      const answer = await send(key, `{${[...given, ...names.map((name) => `${JSON.stringify(name)}:"x"`)].join(",")}}`);
      expect([key, answer.statusCode]).toEqual([key, route?.takes ? 415 : 400]);
      expect(hall.reached).toEqual([]);
      const dangerous = names.some((name) => name === "__proto__" || name === "constructor");
      const refused = (answer.json() as Refusal).errors?.map(({ pointer }) => pointer.slice(1)) ?? [];
      if (!dangerous && !route?.takes && !refused.includes("")) expect(names.filter((name) => !refused.includes(name))).toEqual([]);
    }
    for (const payload of [
      '{"__proto__": {"isAdmin": true}}',
      '{"constructor": {"prototype": {"isAdmin": true}}}',
      '{"a": {"__proto__": {"x": 1}}}',
    ]) {
      expect([400, 415]).toContain((await send(key, payload)).statusCode);
      expect(hall.reached).toEqual([]);
    }
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
  });

  it("also inside of what it holds", async () => {
    const inside: [string, object, string][] = [
      ["POST /tickets", { subject: "x", requester: { id: hall.world.people.ane.id, isAdmin: true } }, "requester"],
      ["POST /tickets/{id}/escalations", { reason: "x", handover: { tried: "x", ticket_id: nobody } }, "/handover/ticket_id"],
      ["POST /contacts/{id}/endings", { outcome: "handed_up", escalation: { reason: "x", author_id: nobody } }, "/escalation/author_id"],
      ["PUT /accounts/{id}", { roles: [{ role: "technician", person_id: nobody }] }, "/roles/0/person_id"],
      ["POST /categories", { key: "a-key", name: { en: "x", nb: "x", de: "x" } }, "/name/de"],
    ];
    for (const [key, body, where] of inside) {
      const answer = await send(key, JSON.stringify(body));
      expect([key, answer.statusCode, hall.reached]).toEqual([key, 400, []]);
      expect(answer.body).toContain(where);
    }
  });
});
