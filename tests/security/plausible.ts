import { takenAs, type Route } from "../../contract/route.ts";
import { sampleOf, type Components } from "../../server/rooms/health/docs/example.ts";
import { openApi } from "../../server/rooms/health/index.ts";
import type { JsonSchema } from "../../server/rooms/health/openapi/schemas.ts";

const document = openApi();
export const components = document.components.schemas as Components;

/** What a reference stands for; anything else is itself. */
export const resolve = (schema: JsonSchema): JsonSchema =>
  schema.$ref ? resolve(components[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;

const operationOf = (key: string) => {
  const [method = "", path = ""] = key.split(" ");
  return document.paths[path]?.[method.toLowerCase()];
};

/** The JSON schema of what an endpoint takes, or null. */
export const bodySchemaOf = (key: string): JsonSchema | null => {
  const content = operationOf(key)?.requestBody?.content as Record<string, { schema?: JsonSchema }> | undefined;
  const schema = content?.["application/json"]?.schema;
  return schema ? resolve(schema) : null;
};

/** Names of the query parameters of an endpoint. */
export const queryNamesOf = (key: string): string[] =>
  (operationOf(key)?.parameters ?? []).filter((one) => one.in === "query").map((one) => one.name);

const choicesOf = (schema: JsonSchema): JsonSchema[] => ((schema.anyOf ?? schema.oneOf ?? []) as JsonSchema[]).map(resolve);

/** Ids that exist, by the name of the field they stand in: `requester` for `{ requester: { id } }` too. */
export type Ids = (name: string) => string;

/** Needed for the usual kind of thing, though not for every kind: a schema cannot say that. */
const usual: Record<string, string[]> = { "POST /identity-providers": ["issuer", "client_id", "client_secret"] };

function fill(given: JsonSchema, key: string, ids: Ids, name: string, within: string): unknown {
  const schema = resolve(given);
  const choices = choicesOf(schema).filter((choice) => choice.type !== "null");
  if (choices[0]) return fill(choices[0], key, ids, name, within);
  if (schema.format === "uuid") return ids(name === "id" ? within : name);
  if (schema.type === "array") return schema.minItems ? [fill((schema.items ?? {}) as JsonSchema, key, ids, name, within)] : [];
  if (schema.properties) {
    const required = [...(schema.required ?? []), ...(name === "" ? (usual[key] ?? []) : [])];
    const names = required.length > 0 ? required : Object.keys(schema.properties).slice(0, 1);
    return Object.fromEntries(names.map((one) => [one, fill(schema.properties?.[one] as JsonSchema, key, ids, one, name)]));
  }
  // One that is free.
  if (name === "key") return "matrix";
  const sample = sampleOf(given, { components, sent: true, depth: 1, within: [key] }, name);
  return sample === null ? "x" : sample;
}

/** The least that an endpoint takes, with ids that exist: made from the contract, so that a new endpoint has one by itself. */
export function plausibleBody(key: string, route: Route, ids: Ids): unknown {
  const schema = route.body ? bodySchemaOf(key) : null;
  return schema ? fill(schema, key, ids, "", "") : undefined;
}

/** A body as it is sent, or the bytes that some endpoints take instead. */
export function plausibleRequest(key: string, route: Route, ids: Ids): { payload?: object; headers?: Record<string, string> } {
  if (route.takes) return { payload: Buffer.from("m"), headers: { "content-type": [takenAs[route.takes]].flat()[0] ?? "" } };
  const payload = plausibleBody(key, route, ids) as object | undefined;
  return payload ? { payload } : {};
}

/** Everything a query wants at least. */
export function plausibleQuery(key: string): string {
  const wanted = (operationOf(key)?.parameters ?? []).filter((one) => one.in === "query" && one.required);
  return wanted.length === 0
    ? ""
    : `?${wanted.map(({ name, schema }) => `${name}=${schema.type === "integer" ? 0 : "printer"}`).join("&")}`;
}
