import type { JsonSchema } from "../openapi/schemas.ts";
import { bodies } from "./example-bodies.ts";
import { values } from "./example-values.ts";

export type Components = Record<string, JsonSchema>;

const sampleId = "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42";

/** Optional fields that a first request usually wants. */
const welcome = new Set([
  "description",
  "requester",
  "email",
  "phone",
  "reason",
  "handover",
  "tier",
  "tags",
  "lead",
  "minutes",
  "organization_id",
  "subject",
  "note",
  "state",
  "person",
  "scopes",
  "body",
  "q",
]);

const shapeOf = (schema: JsonSchema): string | null => schema.$ref?.split("/").at(-1) ?? null;

/** What a reference stands for; anything else is itself. */
export const resolve = (schema: JsonSchema, components: Components): JsonSchema => {
  const shape = shapeOf(schema);
  return shape ? (components[shape] ?? {}) : schema;
};

interface Scope {
  components: Components;
  /** In what is sent, optional fields are left out unless they help; in what is answered, everything is shown. */
  sent: boolean;
  depth: number;
  /** What the value stands in, nearest first: a field, a shape, the last word of the address, the endpoint. */
  within: readonly string[];
}

const typesOf = (schema: JsonSchema): string[] => [schema.type ?? []].flat();
const choicesOf = (schema: JsonSchema): JsonSchema[] => (schema.anyOf ?? schema.oneOf ?? []) as JsonSchema[];

const itemAt = ({ prefixItems, items }: JsonSchema, place: number): JsonSchema =>
  ((prefixItems as JsonSchema[] | undefined)?.[place] ?? items ?? {}) as JsonSchema;

/** Whether a value that we know is one that the schema takes, as far as it can be told without a validator. */
function fits(given: JsonSchema, value: unknown, components: Components): boolean {
  const schema = resolve(given, components);
  const choices = choicesOf(schema);
  if (choices.length > 0) return choices.some((choice) => fits(choice, value, components));
  if (schema.enum) return schema.enum.includes(value as never);
  const types = typesOf(schema);
  if (value === null) return types.includes("null");
  if (Array.isArray(value)) return types.includes("array") && value.every((item, place) => fits(itemAt(schema, place), item, components));
  if (typeof value === "object") {
    const known = schema.properties ?? schema.additionalProperties ?? schema.propertyNames;
    const missing = (schema.required ?? []).filter((name) => !(name in value));
    return types.includes("object") && known !== undefined && missing.length === 0;
  }
  if (typeof value === "string") {
    return (
      types.includes("string") &&
      (schema.maxLength ?? 1e9) >= value.length &&
      (schema.minLength ?? 0) <= value.length &&
      (!schema.pattern || new RegExp(schema.pattern, "u").test(value))
    );
  }
  if (typeof value === "number") return ["integer", "number"].some((type) => types.includes(type)) && (schema.maximum ?? value) >= value;
  return types.includes("boolean");
}

/** The known value of a field, looked for from the most particular place on. */
function knownValue(schema: JsonSchema, { components, within }: Scope, name: string): { value: unknown } | null {
  const places = [...within.filter((place) => place.includes(" ")), ...within.filter((place) => !place.includes(" "))];
  for (const key of [...places.map((place) => `${place}.${name}`), name]) {
    if (key in values && fits(schema, values[key], components)) return { value: values[key] };
  }
  return null;
}

function sampleObject(schema: JsonSchema, scope: Scope): Record<string, unknown> {
  const required = new Set(schema.required ?? []);
  const entries = Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
  const shown = scope.sent ? entries.filter(([name]) => required.has(name) || (scope.depth === 0 && welcome.has(name))) : entries;
  const chosen = shown.length > 0 ? shown : entries.slice(0, 1);
  return Object.fromEntries(chosen.map(([name, property]) => [name, sampleOf(property, { ...scope, depth: scope.depth + 1 }, name)]));
}

/** Of several shapes the one that this address is about: replies answer a reply. */
function chosenOf(choices: readonly JsonSchema[], { components, within }: Scope): JsonSchema {
  const isOf = (choice: JsonSchema) =>
    within.some(
      (place) => place.replace(/ies$/, "y").replace(/s$/, "") === (resolve(choice, components).properties?.["kind"] as JsonSchema)?.const,
    );
  return choices.find(isOf) ?? choices[0] ?? {};
}

/** A field of a field forgets what the outer one stands in, but not the endpoint. */
function placesOf({ within, depth }: Scope, name: string, shape: string | null): readonly string[] {
  const own = [name, shape ?? ""].filter(Boolean);
  const kept = name && depth > 1 ? within.filter((place) => place.includes(" ")) : within;
  return [...own, ...kept];
}

/** An example value of a schema, the same every time. */
export function sampleOf(given: JsonSchema, scope: Scope, name = ""): unknown {
  const known = name ? knownValue(given, scope, name) : null;
  if (known) return known.value;
  const shape = shapeOf(given);
  const schema = resolve(given, scope.components);
  const inside = { ...scope, within: placesOf(scope, name, shape) };
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = choicesOf(schema);
  if (choices.length > 0) return sampleOf(chosenOf(choices, inside), inside);
  if (schema.format === "uuid") return sampleId;
  if (schema.format === "date-time") return "2026-03-31T07:40:00Z";
  const type = typesOf(schema)[0];
  if (type === "array") return [sampleOf((schema.items ?? {}) as JsonSchema, inside)];
  if (type === "object") return schema.properties ? sampleObject(schema, inside) : {};
  if (type === "boolean") return schema.default ?? true;
  if (type === "integer" || type === "number") return schema.default ?? schema.minimum ?? 1;
  return type === "null" ? null : (schema.default ?? "…");
}

const lastWord = (path: string): string => path.split("/").findLast((part) => part && !part.startsWith("{")) ?? "";
const scopeOf = (key: string, components: Components, sent: boolean): Scope => ({
  components,
  sent,
  depth: 0,
  within: [lastWord(key.split(" ")[1] ?? ""), key],
});

/** What one may send to an endpoint, `"POST /tickets"`. */
export const exampleBody = (key: string, schema: JsonSchema, components: Components): unknown =>
  bodies[key] ?? sampleOf(schema, scopeOf(key, components, true));

/** What it answers. */
export const exampleAnswer = (key: string, schema: JsonSchema, components: Components): unknown =>
  sampleOf(schema, scopeOf(key, components, false));

/** A value of one parameter of the query. */
export const exampleQuery = (key: string, name: string, schema: JsonSchema): unknown => sampleOf(schema, scopeOf(key, {}, true), name);

function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${flat(inner)}`);
  return pairs.length > 0 ? `{ ${pairs.join(", ")} }` : "{}";
}

/** JSON that keeps short lists and objects on one line. */
export function readable(value: unknown, indent = ""): string {
  const short = flat(value);
  if (typeof value !== "object" || value === null || (indent && short.length + indent.length < 90)) return short;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => deeper + readable(item, deeper)).join(",\n")}\n${indent}]`;
  const lines = Object.entries(value).map(([name, inner]) => `${deeper}${JSON.stringify(name)}: ${readable(inner, deeper)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
}
