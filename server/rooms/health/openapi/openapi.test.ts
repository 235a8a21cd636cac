import { describe, expect, test } from "vitest";
import { api } from "../../../../contract/index.ts";
import type { Route } from "../../../../contract/route.ts";
import { openApi } from "./describe.ts";
import type { Operation } from "./operation.ts";
import type { JsonSchema } from "./schemas.ts";

const document = openApi();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ key: `${method.toUpperCase()} ${path}`, path, operation })),
);

test("every endpoint of the contract is described, and no other", () => {
  expect(operations.map(({ key }) => key).toSorted()).toEqual(Object.keys(api).toSorted());
});

test("every operation has a name of its own", () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
});

test("every reference leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(100);
  const lost = references.filter(([, kind, name]) => !(name && name in document.components[kind as "schemas"]));
  expect(lost.map(([text]) => text)).toEqual([]);
});

test.each(operations)("$key names the parts of its path and who may call", ({ path, operation }) => {
  const inPath = (operation.parameters ?? []).filter((one) => one.in === "path").map((one) => one.name);
  expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  expect(operation.description).toMatch(/^(Anybody|Needs)/);
});

/** Fields without a meaning, as `where.name`. */
function unexplained(schema: JsonSchema, where: string): string[] {
  const own = (Object.entries(schema.properties ?? {}) as [string, JsonSchema][]).flatMap(([name, property]) => [
    ...(property.description || property.$ref ? [] : [`${where}.${name}`]),
    ...unexplained(property, `${where}.${name}`),
  ]);
  const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])] as (JsonSchema | undefined)[];
  return [...own, ...inner.flatMap((part) => (part ? unexplained(part, where) : []))];
}

const schemasOf = (operation: Operation): JsonSchema[] =>
  [operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
    Object.values(part?.content ?? {}).map(({ schema }) => schema),
  );

test("what an API key may not do asks for a session, and nothing else does", () => {
  const forSessions = operations.filter(
    ({ operation }) => operation.security.length > 0 && !operation.security.some((one) => "key" in one),
  );
  const flagged = Object.entries<Route>(api).filter(([, route]) => route.session);
  expect(forSessions.map(({ key }) => key).toSorted()).toEqual(flagged.map(([key]) => key).toSorted());
  expect(flagged.length).toBeGreaterThan(0);
});

test("every operation says that its input may be refused: an unknown field of the query always is", () => {
  expect(operations.filter(({ operation }) => !operation.responses["400"]).map(({ key }) => key)).toEqual([]);
});

/** Fields that say how they are written, and not what they are. */
const empty = (schema: JsonSchema, where: string): string[] => {
  const own = (Object.entries(schema.properties ?? {}) as [string, JsonSchema][]).flatMap(([name, property]) => [
    ...(["UUIDv7", "RFC 3339, UTC"].includes(property.description ?? "") ? [`${where}.${name}`] : []),
    ...empty(property, `${where}.${name}`),
  ]);
  const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])] as (JsonSchema | undefined)[];
  return [...own, ...inner.flatMap((part) => (part ? empty(part, where) : []))];
};

test("no field tells only how it is written", () => {
  const shapes = Object.entries(document.components.schemas).flatMap(([name, schema]) => empty(schema, name));
  const inPlace = operations.flatMap(({ key, operation }) => schemasOf(operation).flatMap((schema) => empty(schema, key)));
  const asked = operations.flatMap(({ key, operation }) =>
    (operation.parameters ?? []).flatMap((one) =>
      ["UUIDv7", "RFC 3339, UTC"].includes(one.description ?? "") ? [`${key} ${one.name}`] : [],
    ),
  );
  expect([...shapes, ...inPlace, ...asked]).toEqual([]);
});

describe("a stranger learns what every field means (write .describe() in the contract, or a line in meanings.ts)", () => {
  test("in the shapes", () => {
    expect(Object.entries(document.components.schemas).flatMap(([name, schema]) => unexplained(schema, name))).toEqual([]);
  });

  test.each(operations)("of $key", ({ key, operation }) => {
    expect(schemasOf(operation).flatMap((schema) => unexplained(schema, key))).toEqual([]);
    expect((operation.parameters ?? []).filter((one) => !one.description).map((one) => one.name)).toEqual([]);
  });
});
