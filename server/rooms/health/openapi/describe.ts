import { rooms } from "../../../../contract/index.ts";
import { problem } from "../../../../contract/problem.ts";
import type { Route } from "../../../../contract/route.ts";
import { version } from "../../../platform/config.ts";
import { describeRoute, type Operation } from "./operation.ts";
import { describing, type JsonSchema } from "./schemas.ts";

export interface OpenApi {
  openapi: "3.1.0";
  info: { title: string; version: string; summary: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    securitySchemes: Record<string, Record<string, string>>;
    responses: Record<string, { description: string; content: Record<string, { schema: JsonSchema }> }>;
    schemas: Record<string, JsonSchema>;
  };
}

const about: Record<string, string> = {
  tickets: "Tickets: open, read, change, hand on, solve",
  views: "Views: lists of tickets that people made, with counts",
  files: "Uploads: files on their way to a ticket, in pieces, with a way back after a cut",
  contacts: "Calls and other contacts, from ring to wrap-up",
  assets: "Assets: what people work with, who has it and where it is",
  counters: "Counters: who comes, waits and is called; kiosks, boards and telephones there",
  chat: "Chats: the visitor's side, the technician's side, and where people chat from",
  people: "People, organizations, sites and rooms",
  teams: "Teams, their members, technicians",
  catalog: "Categories, request types, priorities",
  search: "Find tickets and people by words",
  notifications: "What somebody should know, and the mail that goes out",
  drafts: "Texts that were not sent yet",
  presence: "Who has a ticket open, and who is writing",
  access: "Sign-in, sessions, API keys and accounts",
  events: "What happens, as it happens, and who did what",
  health: "Whether the desk is well, and this description",
};

const refusals: Record<string, string> = {
  Invalid: "Something in what was sent is not right; `errors` names each wrong field",
  SignInNeeded: "No key or session, or one that is not good any more",
  NotAllowed: "The caller's permissions do not reach this far",
  NotFound: "There is no such thing, or the caller may not see it",
  Conflict: "Something changed meanwhile, or exists already",
  Problem: "Any other refusal",
};

function build(): OpenApi {
  const schemas: Record<string, JsonSchema> = {};
  const describe = describing(schemas);
  const refusalContent = { "application/problem+json": { schema: describe(problem, "output", "Problem") } };
  const paths: OpenApi["paths"] = {};
  for (const [tag, table] of Object.entries(rooms)) {
    for (const [key, route] of Object.entries<Route>(table)) {
      const [method = "", path = ""] = key.split(" ");
      (paths[path] ??= {})[method.toLowerCase()] = describeRoute(tag, key, route, describe);
    }
  }
  const info = {
    title: "Firstline",
    version,
    summary: "The help desk's API: everything the screens do",
    description: "How to authenticate, page, write safely and follow what happens is told, with examples, at `/api/docs` of every desk.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  };
  return {
    openapi: "3.1.0",
    info,
    servers: [{ url: "/api/v1" }],
    tags: Object.keys(rooms).map((name) => ({ name, description: about[name] ?? name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key: `Authorization: Bearer fl_…`" },
        session: { type: "apiKey", in: "cookie", name: "firstline", description: "A browser's session; `__Host-firstline` over https" },
      },
      responses: Object.fromEntries(
        Object.entries(refusals).map(([name, description]) => [name, { description, content: refusalContent }]),
      ),
      schemas: Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => a.localeCompare(b, "en"))),
    },
  };
}

let built: OpenApi | null = null;

/** This API as OpenAPI 3.1, made from the contract itself. */
export const openApi = (): OpenApi => (built ??= build());
