import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonSchema } from "../../server/rooms/health/openapi/schemas.ts";
import { bound, openHall, type Hall } from "./hall.ts";
import { bodySchemaOf, queryNamesOf, resolve } from "./plausible.ts";
import { setScene, urlOf, type Scene } from "./scene.ts";

// Siri sends what belongs to others, wherever an id may stand. Seen red by ending a session without asking whose it is, and by
// letting every requester read every ticket.

const canary = "zebrafinch";
let hall: Hall;
let scene: Scene;
let foreign: string[];

beforeAll(async () => {
  hall = await openHall();
  scene = await setScene(hall);
  const { world } = hall;
  const hers = scene.tickets["Ane's"];
  await hall.query("update ticket set subject = subject || $1, description = $1 where requester_id = $2", [canary, world.people.ane.id]);
  await hall.query("update person set phone = '+47 22 33 44 55', title = $1 where id = any($2)", [
    canary,
    [world.people.ane.id, world.people.jonas.id],
  ]);
  for (const path of [`/tickets/${hers}/notes`, `/tickets/${hers}/replies`]) {
    await hall.send("per", "POST", `/api/v1${path}`, { payload: { body: canary } });
  }
  const { rows } = await hall.query(
    `select id from ticket where requester_id is distinct from $1 union all select id from person where id <> $1
     union all select id from organization where name <> 'Havbris' union all select id from team union all select id from category
     union all select id from contact union all select id from reply union all select id from note union all select id from session
     where person_id <> $1 union all select id from api_key union all select id from file where owner_id <> $1 union all select id from site where name <> 'Bodø'`,
    [world.people.siri.id],
  );
  foreign = rows.map(({ id }) => id);
});
afterAll(() => hall.close());

/** Whatever the schema takes, every id being somebody else's. */
function bodies(given: JsonSchema): fc.Arbitrary<unknown> {
  const schema = resolve(given);
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map(bodies));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format === "uuid") return fc.constantFrom(...foreign);
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, inner]) => [name, bodies(inner as JsonSchema)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
  }
  const type = [schema.type ?? []].flat()[0];
  if (type === "array") return fc.array(bodies((schema.items ?? {}) as JsonSchema), { maxLength: 2 });
  if (type === "object") return fc.constant({});
  if (type === "boolean") return fc.boolean();
  const least = Math.max(1, Number(schema.minimum ?? 1));
  if (type === "integer" || type === "number") return fc.integer({ min: least, max: Math.max(least, 3) });
  if (type === "null") return fc.constant(null);
  // Texts may name a thing, too: a ticket, a team or a category goes by its id or its key.
  return fc.oneof(
    fc.constantFrom("2026-03-02T09:00:00Z", "lamp", "mail", "security", "ane.berg@nordvik.example"),
    fc.constantFrom(...foreign),
  );
}

/** Every row of every table that does not name Siri, as it stands. Counters of tries and kept answers are nobody's. */
async function rowsOfOthers(): Promise<Set<string>> {
  const { rows: names } = await hall.query(
    "select tablename from pg_tables where schemaname = 'public' and tablename not in ('attempt', 'idempotency_key', 'migration')",
  );
  const each = names.map(
    ({ tablename }) => `select '${tablename} ' || md5(t::text) as row from "${tablename}" t where t::text not like $1`,
  );
  const { rows } = await hall.query(each.join(" union all "), [`%${hall.world.people.siri.id}%`]);
  return new Set(rows.map(({ row }) => row));
}

describe("D1: whatever ids of others a requester sends", () => {
  it("no row of theirs is read or changed", { timeout: 120_000 }, async () => {
    const before = await rowsOfOthers();
    const tries = bound.filter(({ key, route }) => route.access !== "public" && key !== "DELETE /session");
    let admitted = 0;
    for (const { key } of tries) {
      const [method = ""] = key.split(" ");
      const schema = bodySchemaOf(key);
      const query = fc.record(Object.fromEntries(queryNamesOf(key).map((name) => [name, fc.constantFrom(...foreign)])), {
        requiredKeys: [],
      });
      const ids = fc.tuple(fc.constantFrom(...foreign), fc.constantFrom(...foreign));
      const trying = fc.asyncProperty(ids, query, schema ? bodies(schema) : fc.constant(undefined), async (in_path, given, payload) =>
        hall.trial(async () => {
          const search = new URLSearchParams(given as Record<string, string>).toString();
          const url = `${urlOf(key, in_path)}${search && `?${search}`}`;
          const answer = await hall.send("siri", method, url, payload === undefined ? {} : { payload: payload as object });
          if (answer.statusCode < 300) admitted += 1;
          expect([answer.statusCode < 500, answer.body.includes(canary)]).toEqual([true, false]);
          if (method === "GET" || answer.statusCode >= 400) return;
          const after = await rowsOfOthers();
          expect([...before].filter((row) => !after.has(row)).map((row) => row.split(" ")[0])).toEqual([]);
        }),
      );
      await fc.assert(trying, { numRuns: schema ? 25 : 8, seed: 20260302 });
    }
    // Something was let in at all, or this would prove nothing.
    expect(admitted).toBeGreaterThan(50);
  });
});
