import { takenAs, type Route } from "../../../../contract/route.ts";
import type { Describe, JsonSchema } from "./schemas.ts";

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

interface Content {
  [media: string]: { schema: JsonSchema };
}

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description?: string; $ref?: string; content?: Content }>;
}

/** `"POST /tickets/{id}/replies"` → `post_tickets_id_replies`: stable as long as the address is. */
const operationId = (method: string, path: string): string =>
  `${method.toLowerCase()}${path
    .replaceAll("{", "")
    .replaceAll("}", "")
    .replaceAll(/[^a-z0-9]+/gi, "_")}`.replace(/_$/, "");

const owners: Record<string, string> = {
  tickets: "The ticket's id, or its number",
  teams: "The team's id, or its key",
  contacts: "The contact's id",
  people: "The person's id",
  accounts: "The person's id",
  watchers: "The person's id",
  members: "The person's id",
  organizations: "The organization's id",
  sites: "The site's id",
  uploads: "The upload's id",
  attachments: "The attachment's id",
  categories: "The category's id, or its key",
  sessions: "The session's id",
  "api-keys": "The API key's id",
};
const alsoByName = new Set(["tickets", "teams", "categories"]);

function pathParameters(path: string): Parameter[] {
  const parts = path.split("/");
  return parts.flatMap((part, index): Parameter[] => {
    if (!part.startsWith("{")) return [];
    const owner = parts[index - 1] ?? "";
    const schema: JsonSchema = alsoByName.has(owner) ? { type: "string" } : { type: "string", format: "uuid" };
    return [{ name: part.slice(1, -1), in: "path", required: true, description: owners[owner] ?? "Its id", schema }];
  });
}

function queryParameters(route: Route, describe: Describe): Parameter[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = describe(route.query, "input", "query");
  return Object.entries(properties).map(([name, found]) => {
    const { description, ...schema } = found as JsonSchema;
    return { name, in: "query", required: required.includes(name), ...(description && { description }), schema };
  });
}

const ifMatch: Parameter = {
  name: "If-Match",
  in: "header",
  required: false,
  description: 'The `version` that you read, in quotation marks or bare: `"3"`. 409 version_conflict tells that somebody was faster',
  schema: { type: "string" },
};

/** What tells of a conflict. */
const versioned = /^PATCH \/(tickets|mailboxes)\/\{id\}$|^(PUT|DELETE) \/mailboxes\/\{id\}\//;

const idempotencyKey: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Yours, for repeating a write safely: within 24 hours the same key does the work once",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

/** Who may call, in words and as a security requirement. */
function accessOf(route: Route): Pick<Operation, "description" | "security"> {
  if (route.access === "public") return { description: "Anybody may call this.", security: [] };
  if (route.session) {
    const also = route.access === "signed_in" ? "" : ` of somebody with the permission \`${route.access}\``;
    return { description: `Needs a session${also}: an API key may not do this.`, security: [{ session: [] }] };
  }
  const security: Operation["security"] = [{ key: [] }, { session: [] }];
  if (route.access === "signed_in") return { description: "Needs a key or a session.", security };
  return { description: `Needs the permission \`${route.access}\`.`, security };
}

const bytes: JsonSchema = { type: "string", format: "binary" };

function answerOf(route: Route, describe: Describe, within: string): Operation["responses"][string] {
  if (route.status === 204) return { description: "Done; nothing is answered" };
  if (route.media && route.media !== "stream") {
    const media = { csv: "text/csv", file: "application/octet-stream", picture: "image/webp", page: "text/html" }[route.media];
    return { description: "The bytes", content: { [media]: { schema: bytes } } };
  }
  const media = route.media === "stream" ? "text/event-stream" : "application/json";
  return { description: "Done", content: { [media]: { schema: describe(route.answer, "output", within) } } };
}

const refusal = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** One endpoint of the contract as an OpenAPI operation. */
export function describeRoute(tag: string, key: string, route: Route, describe: Describe): Operation {
  const [method = "", path = ""] = key.split(" ");
  // The last word of the address: what /tickets/{id}/notices is about is notices.
  const within = path.split("/").findLast((part) => part && !part.startsWith("{")) ?? "";
  const parameters = [
    ...pathParameters(path),
    ...queryParameters(route, describe),
    ...(versioned.test(key) ? [ifMatch] : []),
    ...(method !== "GET" && route.access !== "public" && route.transaction !== false ? [idempotencyKey] : []),
  ];
  const guarded = route.session || (route.access !== "public" && route.access !== "signed_in");
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary: route.summary,
    ...accessOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && {
      requestBody: { required: true, content: { "application/json": { schema: describe(route.body, "input", within) } } },
    }),
    ...(route.takes && {
      requestBody: { required: true, content: Object.fromEntries([takenAs[route.takes]].flat().map((type) => [type, { schema: bytes }])) },
    }),
    responses: {
      [route.status ?? 200]: answerOf(route, describe, within),
      400: refusal("Invalid"),
      ...(route.access !== "public" && { 401: refusal("SignInNeeded") }),
      ...(guarded && { 403: refusal("NotAllowed") }),
      ...(path.includes("{") && { 404: refusal("NotFound") }),
      ...(method !== "GET" && { 409: refusal("Conflict") }),
      default: refusal("Problem"),
    },
  };
}
