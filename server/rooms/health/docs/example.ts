import type { JsonSchema } from "../openapi/schemas.ts";

export type Components = Record<string, JsonSchema>;

// Values that a reader recognises, by the name of the field.
const known: Record<string, unknown> = {
  subject: "Outlook asks for the password again and again",
  description: "Since this morning, about every ten minutes. Restarting did not help.",
  name: "Ane Berg",
  email: "ane.berg@example.com",
  phone: "+47 22 00 14 12",
  title: "Accountant",
  department: "Finance",
  organization: "Nordfjord Energi",
  time_zone: "Europe/Oslo",
  body: "Thank you, we are looking into it.",
  reason: "Needs somebody who knows the mail server",
  question: "Please find out why the server forgets her session",
  asked: "When did it begin? This morning.",
  tried: "Signed out and in, new profile",
  found: "Only over the wired network",
  evidence: "Error 0x8004011D at 09:02",
  note: "Called back, no answer",
  password: "four words make one",
  current_password: "the old one",
  code: "12345678",
  token: "the part of the set-up link behind #",
  key: "service-desk",
  category: "mail",
  team: "service-desk",
  tags: ["outlook"],
  number: 1042,
  version: 3,
  tier: 2,
  announcement: "Mail is slow in Oslo. We are on it.",
  keywords: ["outlook", "mail"],
  csv: "name,email\nAne Berg,ane.berg@example.com\n",
  next_cursor: null,
  q: "berg",
  minutes: 15,
  scopes: ["tickets:read", "tickets:create"],
  user_agent: "Mozilla/5.0",
  ip: "192.0.2.7",
  en: "Mail and calendar",
  nb: "E-post og kalender",
  site: "Oslo",
  detail: "The database answers in 2 ms.",
};
/** A name tells little without what it is the name of. */
const names: Record<string, string> = {
  team: "Service desk",
  teams: "Service desk",
  from: "Service desk",
  to: "Messaging",
  organization: "Nordfjord Energi",
  organizations: "Nordfjord Energi",
  site: "Oslo",
  sites: "Oslo",
  room: "3.14",
  rooms: "3.14",
  "api-keys": "my script",
  technician: "Per Lie",
  assignee: "Per Lie",
  author: "Per Lie",
  offered_by: "Kari Moe",
  accepted_by: "Per Lie",
  me: "Per Lie",
};
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

/** What a reference stands for; anything else is itself. */
export const resolve = (schema: JsonSchema, components: Components): JsonSchema =>
  schema.$ref ? (components[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;

const fits = (schema: JsonSchema, value: unknown): boolean => {
  if (value === null) return false;
  const types = [schema.type ?? []].flat() as string[];
  const kind = Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
  const short =
    typeof value !== "string" ||
    ((schema.maxLength ?? 1e9) >= value.length && (!schema.pattern || new RegExp(schema.pattern, "u").test(value)));
  const small = typeof value !== "number" || ((schema.minimum ?? value) <= value && value <= (schema.maximum ?? value));
  return types.includes(kind) && short && small;
};

interface Scope {
  components: Components;
  /** In what is sent, optional fields are left out unless they help; in what is answered, everything is shown. */
  sent: boolean;
  depth: number;
  /** The name of what the value is in. */
  within: string;
}

function sampleObject(schema: JsonSchema, scope: Scope, within: string): Record<string, unknown> {
  const required = new Set(schema.required ?? []);
  const entries = Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
  const shown = scope.sent ? entries.filter(([name]) => required.has(name) || (scope.depth === 0 && welcome.has(name))) : entries;
  const chosen = shown.length > 0 ? shown : entries.slice(0, 1);
  return Object.fromEntries(
    chosen.map(([name, property]) => [name, sampleOf(property, { ...scope, depth: scope.depth + 1, within }, name)]),
  );
}

/** An example value of a schema, the same every time. */
export function sampleOf(given: JsonSchema, scope: Scope, name = ""): unknown {
  const schema = resolve(given, scope.components);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  // A reference to a person is easier to write by address than by id.
  if (name === "requester" && scope.sent && schema.anyOf?.[1]) return { email: known["email"] };
  if (choice) return name in known && known[name] === null ? null : sampleOf(choice as JsonSchema, scope, name);
  if (name === "name" && names[scope.within]) return names[scope.within];
  if (name in known && fits(schema, known[name])) return known[name];
  if (schema.format === "uuid") return sampleId;
  if (schema.format === "date-time") return "2026-03-31T07:40:00Z";
  const type = [schema.type ?? []].flat()[0] as string | undefined;
  if (type === "array") return [sampleOf((schema.items ?? {}) as JsonSchema, scope, name.replace(/s$/, ""))];
  if (type === "object" && schema.properties) return sampleObject(schema, scope, name || scope.within);
  const key = (schema.propertyNames as JsonSchema | undefined)?.enum?.[0];
  if (type === "object") return key === undefined ? {} : { [String(key)]: 7 };
  if (type === "boolean") return schema.default ?? true;
  if (type === "integer" || type === "number") return schema.default ?? schema.minimum ?? 1;
  return type === "null" ? null : (schema.default ?? "…");
}

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
