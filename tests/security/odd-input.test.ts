import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../../contract/index.ts";
import type { Route } from "../../contract/route.ts";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { sampleOf, type Components } from "../../server/rooms/health/docs/example.ts";
import { openApi } from "../../server/rooms/health/index.ts";
import type { JsonSchema } from "../../server/rooms/health/openapi/schemas.ts";
import { smallWorld, teamOf, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
const nobody = "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42";
const document = openApi();
const components = document.components.schemas as Components;
const resolve = (schema: JsonSchema): JsonSchema => (schema.$ref ? resolve(components[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema);

/** What nobody types and programs send: each has broken something, somewhere. */
const odd: Record<string, unknown[]> = {
  uuid: [nobody],
  "date-time": ["0000-01-01T00:00:00Z", `9999-12-31T23:59:59.${"9".repeat(200)}Z`],
  string: ["a\u0000b", "a\ud800b", "constructor", "'{0}"],
  integer: [-1, 1e21],
  number: [1e308],
};

interface Place {
  path: (string | number)[];
  values: unknown[];
}

/** Every place in a body where a value of its own could stand, and what to put there. */
function placesIn(given: JsonSchema, path: Place["path"] = []): Place[] {
  const schema = resolve(given);
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return choices.flatMap((choice) => placesIn(choice, path));
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, inner]) => placesIn(inner as JsonSchema, [...path, name]));
  const type = [schema.type ?? []].flat()[0] as string | undefined;
  if (type === "array") return placesIn((schema.items ?? {}) as JsonSchema, [...path, 0]);
  if (type === "object")
    return (odd["string"] ?? []).flatMap((value) => [
      { path: [...path, "key"], values: [value] },
      { path: [...path, String(value)], values: ["x"] },
    ]);
  return path.length > 0 && !schema.enum && type ? [{ path, values: odd[schema.format ?? ""] ?? odd[type] ?? [] }] : [];
}

function put(base: unknown, [at, ...deeper]: Place["path"], value: unknown): unknown {
  if (at === undefined) return value;
  if (typeof at === "number") return [put(Array.isArray(base) ? base[at] : undefined, deeper, value)];
  const object = typeof base === "object" && base !== null ? (base as Record<string, unknown>) : {};
  // Not by assignment: that would set the prototype where a client sends a key.
  return Object.fromEntries([...Object.entries(object).filter(([key]) => key !== at), [at, put(object[at], deeper, value)]]);
}

let desk: Desk;
let world: World;
let cookie: string;
let ticket: string;

const existing = (route: string): string[] => {
  if (route.includes("/tickets/")) return [ticket];
  if (route.includes("/teams/")) return [teamOf(world, "messaging").id];
  if (route.includes("/people/") || route.includes("/accounts/")) return [world.people.jonas.id];
  if (route.includes("/organizations/")) return [world.organizations.havbris.id];
  if (route.includes("/sites/")) return [world.sites.oslo.id];
  if (route.includes("/categories/")) return ["mail"];
  return [];
};
const methodOf = (key: string) => key.split(" ")[0] ?? "";
const pathOf = (key: string, ids: readonly string[]): string => {
  let next = 0;
  return (key.split(" ")[1] ?? "").replaceAll(/\{\w+\}/g, () => ids[next++] ?? world.people.jonas.id);
};

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    await setPassword(tx, made.people.administrator.id, password);
    return made;
  });
  cookie = await desk.signIn(world.people.administrator.email ?? "", password);
  ticket = (await desk.call("POST", "/tickets", { cookie, body: { subject: "Odd", requester: { id: world.people.ane.id } } })).body.id;
});
afterAll(() => desk.close());

const own = new Set(["DELETE /session", "GET /events", "POST /session", "POST /sign-in-codes", "POST /setup", "PUT /session/password"]);
const routes = (Object.entries(api) as [string, Route][]).filter(([key]) => !own.has(key) && !/openapi|health/.test(key));
const bodies = routes.filter(([, route]) => route.body).map(([key]) => key);

describe("nothing that can be sent is an unexpected error", () => {
  it.each(bodies)("in the body of %s", async (key) => {
    const [method, path] = [methodOf(key), key.split(" ")[1] ?? ""];
    const schema = document.paths[path]?.[method.toLowerCase()]?.requestBody?.content["application/json"]?.schema as JsonSchema;
    const base = sampleOf(schema, { components, sent: true, depth: 0, within: [] });
    const wrong: unknown[] = [];
    for (const place of placesIn(schema)) {
      for (const value of place.values) {
        const answer = await desk.call(method, pathOf(key, existing(key)), { cookie, body: put(base, place.path, value) });
        // Nobody else is here who could have disturbed it.
        if (answer.status >= 500 || answer.body?.code === "disturbed") wrong.push([place.path.join("/"), value, answer.body?.code]);
      }
    }
    expect(wrong).toEqual([]);
  });

  const withPath = routes.filter(([key]) => key.includes("{")).map(([key]) => key);
  it.each(withPath)("in the address of %s", async (key) => {
    for (const id of ["constructor", "%00", "%ED%A0%80", "'", "#1", "9".repeat(15), "9".repeat(30), nobody]) {
      for (const ids of [[id, id], ...existing(key).map((known) => [known, id])]) {
        const path = pathOf(
          key,
          ids.map((one) => (one.startsWith("%") ? one : encodeURIComponent(one))),
        );
        const answer = await desk.call(methodOf(key), path, {
          cookie,
          ...(methodOf(key) === "GET" || methodOf(key) === "DELETE" ? {} : { body: {} }),
        });
        expect([path, answer.status < 500]).toEqual([path, true]);
      }
    }
  });

  const withQuery = routes.filter(([, route]) => route.query).map(([key]) => key);
  it.each(withQuery)("in the query of %s", async (key) => {
    const [method, path] = [methodOf(key), key.split(" ")[1] ?? ""];
    const names = (document.paths[path]?.[method.toLowerCase()]?.parameters ?? [])
      .filter((one) => one.in === "query")
      .map((one) => one.name);
    const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString("base64url");
    const values = [
      ...["a%00b", "%ED%A0%80", "constructor", "'", nobody, "-1", "1e9", "%20", "x".repeat(5000), "a:*|!(&"],
      ...[cursor("x", "y"), cursor("0000-01-01T00:00:00Z", nobody), cursor("2026-01-01T00:00:00+99", nobody)],
      ...[cursor("newest", "0000-01-01T00:00:00Z", nobody), cursor("a\u0000b", nobody), cursor("a\ud800b", nobody), cursor({}, [])],
    ];
    for (const name of names) {
      for (const value of values) {
        const answer = await desk.call(method, `${pathOf(key, existing(key))}?${name}=${value}`, { cookie });
        expect([name, value, answer.status < 500]).toEqual([name, value, true]);
      }
    }
  });
});

describe("a text that no database can keep", () => {
  it.each(["a\u0000b", "a\ud800b"])("is refused where it stands (%j)", async (text) => {
    const sent: [string, string, object, string][] = [
      ["POST", `/tickets/${ticket}/notes`, { body: text }, "/body"],
      ["PATCH", `/tickets/${ticket}`, { fields: { serial: text } }, "/fields/serial"],
      ["POST", `/tickets/${ticket}/escalations`, { reason: "x", handover: { tried: text } }, "/handover/tried"],
      ["PUT", "/drafts", { key: "k", body: text }, "/body"],
    ];
    for (const [method, path, body, pointer] of sent) {
      const answer = await desk.call(method, path, { cookie, body });
      expect([path, answer.status, answer.body.errors]).toEqual([path, 400, [expect.objectContaining({ pointer, code: "characters" })]]);
    }
  });
});

describe("one line", () => {
  it.each(["a\nb", "a\u202Eb", "a\u2066b", "a\u2028b", "a\u001bb"])(
    "holds nothing that breaks a list, a header or its neighbours: %j",
    async (subject) => {
      const answer = await desk.call("POST", "/tickets", { cookie, body: { subject } });
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, "/subject"]);
    },
  );
});

describe("a spreadsheet of people", () => {
  it.each(["constructor", "__proto__", "toString", "hasOwnProperty"])("has no column and no language called %s", async (name) => {
    const send = (csv: string) => desk.call("POST", "/people/imports", { cookie, body: { csv, dry_run: false } });
    const column = await send(`name,email,${name}\nA B,a.b@nordvik.example,x\n`);
    expect([column.status, column.body.errors?.[0]?.pointer]).toEqual([400, "/csv"]);
    const language = await send(`name,email,language\nA B,a.b@nordvik.example,${name}\n`);
    expect(language.body).toMatchObject({ refused: 1, rows: [{ errors: [{ column: "language" }] }] });
  });
});
