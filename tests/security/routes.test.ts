import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissions } from "../../contract/access.ts";
import { api } from "../../contract/index.ts";
import { transaction } from "../../server/platform/db.ts";
import type { BoundRoute } from "../../server/platform/http/handle.ts";
import { createServer } from "../../server/platform/http/serve.ts";
import { rooms } from "../../server/rooms.ts";
import { authenticate, createAdministrator, createApiKey } from "../../server/rooms/access/index.ts";
import { freshDatabase, quiet, type FreshDatabase } from "../database.ts";

const bound = rooms.flatMap((room) => room.routes ?? []);
const keys = bound.map((route) => route.key);
/** What an API key may never do. */
const forSessions = new Set(bound.filter(({ route }) => route.session).map((route) => route.key));
const methodOf = (key: string) => key.split(" ")[0] as "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
const id = "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42";
const urlOf = (key: string): string => `/api/v1${key.split(" ")[1]?.replaceAll(/\{\w+\}/g, id)}`;

/** Which handlers ran: what these tests send must reach none. */
const reached: string[] = [];
const watched: BoundRoute[] = bound.map((route) => ({
  ...route,
  handler: (call) => {
    reached.push(route.key);
    return route.handler(call);
  },
}));

let fresh: FreshDatabase;
let app: FastifyInstance;
let key: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  const now = () => new Date();
  const gate = { db: fresh.db, now, authenticate: (request: Parameters<typeof authenticate>[1]) => authenticate(fresh.db, request, now()) };
  app = await createServer({ gate, routes: watched, publicUrl: "https://desk.example.com", log: quiet });
  const { personId } = await createAdministrator(fresh.db, { email: "nina@example.com", password: "a long enough password" });
  ({ key } = await transaction(fresh.db, (tx) => createApiKey(tx, { personId, name: "test" })));
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const send = (options: InjectOptions) => {
  reached.length = 0;
  return app.inject(options);
};
const bearer = () => ({ authorization: `Bearer ${key}` });

describe("every endpoint", () => {
  test("of the contract has exactly one handler", () => {
    expect(keys.toSorted()).toEqual(Object.keys(api).toSorted());
    expect(bound.filter((route) => typeof route.handler !== "function").map((route) => route.key)).toEqual([]);
  });

  test("declares who may call it", () => {
    const known = new Set<string>([...permissions, "public", "signed_in"]);
    expect(bound.filter(({ route }) => !known.has(route.access)).map((route) => route.key)).toEqual([]);
  });

  test("that is public is one of these few", () => {
    expect(
      bound
        .filter(({ route }) => route.access === "public")
        .map((route) => route.key)
        .toSorted(),
    ).toEqual(
      [
        "GET /chat-widgets/{id}/door",
        "GET /chat-widgets/{id}/suggestions",
        "GET /health",
        "GET /unsubscriptions/{token}",
        "POST /unsubscriptions/{token}",
        "GET /my-chat",
        "GET /my-chat/events",
        "GET /my-chat/files/{file}",
        "GET /openapi.json",
        "GET /setup",
        "GET /sign-in-ways",
        "GET /sign-in-ways/{key}/metadata",
        "POST /sign-in-ways/{key}/answers",
        "POST /sign-in-ways/{key}/assertions",
        "POST /sign-in-ways/{key}/beginnings",
        "POST /sign-in-ways/{key}/logouts",
        "POST /approval-links/answers",
        "POST /approval-links/readings",
        "POST /caller-verifications/denials",
        "POST /caller-verifications/readings",
        "POST /caller-verifications/signatures",
        "POST /not-me/denials",
        "POST /not-me/readings",
        "POST /cti/{token}",
        "POST /telephone-systems/{id}/events",
        "POST /chat-widgets/{id}/chats",
        "GET /counter-device",
        "GET /counter-device/events",
        "GET /counters/{id}/door",
        "GET /my-walk-in",
        "GET /my-walk-in/events",
        "POST /counter-device/walk-ins",
        "POST /counter-pairings",
        "POST /counters/{id}/walk-ins",
        "POST /my-walk-in/leave",
        "POST /my-walk-in/rating",
        "POST /chat-widgets/{id}/messages",
        "POST /my-chat/end",
        "POST /my-chat/files",
        "POST /my-chat/messages",
        "POST /passkey-challenges",
        "POST /password-links/open",
        "POST /password-links/use",
        "POST /session",
        "POST /session/passkey",
        "POST /session/second-step",
        "POST /setup",
        "POST /sign-in-codes",
        "PUT /my-chat/seen",
        "PUT /my-chat/typing",
      ].toSorted(),
    );
  });
});

describe("a visitor", () => {
  test.each(bound.filter(({ route }) => route.access !== "public").map((route) => route.key))(
    "is turned away from %s before anything is read",
    async (route) => {
      const answer = await send({ method: methodOf(route), url: urlOf(route), ...(methodOf(route) !== "GET" && { payload: {} }) });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
      expect(answer.json()).toMatchObject({ code: "sign_in_needed" });
      expect(reached).toEqual([]);
    },
  );

  test.each(["Basic bmluYTp4", "Bearer", "Bearer fl_short", "Bearer fl_00000000000000000000000000000000000000000000", "bearer x y"])(
    "with the credential %j is told that it is not good",
    async (authorization) => {
      const answer = await send({ method: "GET", url: "/api/v1/people", headers: { authorization } });
      expect(answer.statusCode).toBe(401);
    },
  );
});

describe("an API key of an administrator", () => {
  test("may do everything but what is for sessions", () => {
    expect([...forSessions].toSorted()).toEqual([
      "DELETE /accounts/{id}/factors",
      "DELETE /accounts/{id}/identities/{identity}",
      "DELETE /api-keys/{id}",
      "DELETE /away",
      "DELETE /held-changes/{id}",
      "DELETE /scim-sources/{id}/tokens/{token}",
      "DELETE /session",
      "DELETE /session/authenticator",
      "DELETE /session/identities/{id}",
      "DELETE /session/passkeys/{id}",
      "DELETE /sessions/{id}",
      "DELETE /verification-policy/{action}/{class}",
      "DELETE /view-as",
      "GET /api-keys",
      "GET /drafts",
      "GET /session/factors",
      "GET /session/identities",
      "GET /session/password-links",
      "GET /sessions",
      "GET /sign-in-rule",
      "PATCH /identity-providers/{id}",
      "PATCH /scim-sources/{id}",
      "PATCH /session",
      "POST /account-actions/{id}/decisions",
      "POST /api-keys",
      "POST /approvals/{id}/answers",
      "POST /identity-providers",
      "POST /identity-providers/tests",
      "POST /mailboxes/grants",
      "POST /mailboxes/{id}/grants",
      "POST /notifications/read",
      "POST /scim-sources",
      "POST /scim-sources/{id}/joins",
      "POST /scim-sources/{id}/leavings",
      "POST /scim-sources/{id}/tokens",
      "POST /session/authenticator",
      "POST /session/company-proofs",
      "POST /session/identities",
      "POST /session/passkey-challenges",
      "POST /session/passkeys",
      "POST /session/password-links/{id}/tokens",
      "POST /session/proof-challenges",
      "POST /session/proofs",
      "POST /session/recovery-codes",
      "POST /session/sign-outs",
      "POST /telephone-systems/{id}/tests",
      "POST /tickets/{id}/verifications",
      "POST /verifications/{id}/answers",
      "POST /verifications/{id}/codes",
      "POST /verifications/{id}/results",
      "POST /view-as",
      "PUT /accounts/{id}",
      "PUT /away",
      "PUT /drafts",
      "PUT /identity-providers/order",
      "PUT /notifications/choices",
      "PUT /notifications/quiet-hours",
      "PUT /second-factor-rules",
      "PUT /session/authenticator",
      "PUT /session/password",
      "PUT /sign-in-rule",
      "PUT /verification-policy/{action}/{class}",
    ]);
  });

  test.each([...forSessions])("is turned away from %s before anything is read", async (route) => {
    const answer = await send({ method: methodOf(route), url: urlOf(route), headers: bearer(), payload: {} });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: "session_needed" });
    expect(reached).toEqual([]);
  });
});

describe("every answer", () => {
  test.each(["/api/v1/health", "/api/v1/people", "/api/v1/nothing", "/nothing"])(
    "of %s carries the headers that keep browsers safe",
    async (url) => {
      const { headers } = await send({ method: "GET", url });
      expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["server"]).toBeUndefined();
    },
  );
});
