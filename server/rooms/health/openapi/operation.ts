import type { Route } from "../../../../contract/route.ts";
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
  `${method.toLowerCase()}${path.replaceAll("{", "").replaceAll("}", "").replaceAll(/[^a-z0-9]+/gi, "_")}`.replace(/_$/, "");

const pathWords: Record<string, string> = {
  "/tickets/{id}": "The ticket's id or its number",
  "/teams/{id}": "The team's id or its key",
};

function pathParameters(path: string): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([match, name = ""]) => {
    const upTo = path.slice(0, path.indexOf(match) + match.length);
    const words = pathWords[upTo];
    const schema: JsonSchema = words ? { type: "string" } : { type: "string", format: "uuid" };
    return { name, in: "path", required: true, description: words ?? "Id", schema };
  });
}

function queryParameters(route: Route, describe: Describe): Parameter[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = describe(route.query, "input");
  return Object.entries(properties).map(([name, found]) => {
    const { description, ...schema } = found as JsonSchema;
    return { name, in: "query", required: required.includes(name), ...(description && { description }), schema };
  });
}

const ifMatch: Parameter = {
  name: "If-Match",
  in: "header",
  required: false,
  description: "The version that you read; 409 tells that somebody was faster",
  schema: { type: "string" },
};

/** Who may call, in words and as a security requirement. */
function accessOf(route: Route): Pick<Operation, "description" | "security"> {
  if (route.access === "public") return { description: "Anybody may call this.", security: [] };
  const security: Operation["security"] = [{ key: [] }, { session: [] }];
  if (route.access === "signed_in") return { description: "Needs a key or a session.", security };
  return { description: `Needs the permission \`${route.access}\`.`, security };
}

function answerOf(route: Route, describe: Describe): Operation["responses"][string] {
  if (route.status === 204) return { description: "Done; nothing is answered" };
  const media = route.media === "stream" ? "text/event-stream" : route.media === "csv" ? "text/csv" : "application/json";
  return { description: "Done", content: { [media]: { schema: describe(route.answer, "output") } } };
}

const refusal = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** One endpoint of the contract as an OpenAPI operation. */
export function describeRoute(tag: string, key: string, route: Route, describe: Describe): Operation {
  const [method = "", path = ""] = key.split(" ");
  const parameters = [...pathParameters(path), ...queryParameters(route, describe), ...(key === "PATCH /tickets/{id}" ? [ifMatch] : [])];
  const takesInput = Boolean(route.body || route.query || path.includes("{"));
  const guarded = route.access !== "public" && route.access !== "signed_in";
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary: route.summary,
    ...accessOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: { required: true, content: { "application/json": { schema: describe(route.body, "input") } } } }),
    responses: {
      [route.status ?? 200]: answerOf(route, describe),
      ...(takesInput && { 400: refusal("Invalid") }),
      ...(route.access !== "public" && { 401: refusal("SignInNeeded") }),
      ...(guarded && { 403: refusal("NotAllowed") }),
      ...(path.includes("{") && { 404: refusal("NotFound") }),
      ...(method !== "GET" && { 409: refusal("Conflict") }),
      default: refusal("Problem"),
    },
  };
}
