import { fastify, type FastifyInstance, type FastifyRequest } from "fastify";
import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, quiet, type FreshDatabase } from "../../../../tests/database.ts";
import { transaction } from "../../../platform/db.ts";
import { createServer } from "../../../platform/http/serve.ts";
import { authenticate, createAdministrator, createApiKey } from "../../access/index.ts";
import { boundRoutes } from "../routes.ts";
import { serveMetrics } from "./serve.ts";

const token = "a-token-of-prometheus-alone";
let fresh: FreshDatabase;
let app: FastifyInstance;
const keys: Record<string, string> = {};

beforeAll(async () => {
  fresh = await freshDatabase();
  const { db } = fresh;
  await runMigrations({ connectionString: fresh.url });
  await fresh.pool.query(`
    insert into mailbox_fetching (mailbox_id, host, port, security, user_name, auth, last_ok_at, failing_since, failure, failure_facts)
    select id, 'imap.nordvik.example', 993, 'tls', 'support', 'password', now() - interval '61 seconds', now(), 'refused',
      '{"host": "imap.nordvik.example", "port": 993, "protocol": "IMAP"}' from mailbox`);
  await fresh.pool.query(`insert into mail_message (id, mailbox_id, via, sha256, size, raw, received_at, state, outcome)
    select gen_random_uuid(), id, 'pipe', '\\x00', 0, '', now(), 'understood', 'held' from mailbox`);
  const now = () => new Date();
  const who = (request: FastifyRequest) => authenticate(db, request, now());
  const { personId } = await createAdministrator(db, { email: "nina@example.com", password: "a long enough password" });
  for (const [name, scopes] of [
    ["reads", ["system:read"]],
    ["other", ["tickets:read"]],
  ] as const)
    keys[name] = (await transaction(db, (tx) => createApiKey(tx, { personId, name, scopes: [...scopes] }))).key;
  app = await createServer({
    gate: { db, now, authenticate: who },
    routes: boundRoutes,
    publicUrl: "http://127.0.0.1",
    log: quiet,
    extra: (server) => serveMetrics(server, { db, authenticate: who, token }),
  });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const read = (bearer?: string) => app.inject({ url: "/metrics", headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });

test.each([
  ["nobody", undefined, 401],
  ["a wrong token", "another-token-of-prometheus", 401],
  ["the start of the token", token.slice(0, -1), 401],
  ["a key without the scope", "other", 403],
  ["a key with the scope", "reads", 200],
])("%s", async (_, bearer, status) => {
  expect((await read(bearer && (keys[bearer] ?? bearer))).statusCode).toBe(status);
});

test("where no token is set, none opens it", async () => {
  const bare = fastify();
  const anybody = (request: FastifyRequest) => authenticate(fresh.db, request, new Date());
  serveMetrics(bare, { db: fresh.db, authenticate: anybody, token: null });
  for (const authorization of ["Bearer null", "Bearer undefined", "Bearer "]) {
    const answer = await bare.inject({ url: "/metrics", headers: { authorization } });
    expect(answer.statusCode, authorization).not.toBe(200);
  }
  await bare.close();
});

test("requests are counted by the pattern of their route, never by what somebody asked for", async () => {
  await app.inject({ url: "/api/v1/health" });
  await app.inject({ url: "/api/v1/failures/secret-word/retries", method: "POST" });
  await app.inject({ url: "/nowhere/secret-word" });
  const { body, headers } = await read(token);
  expect(headers["content-type"]).toMatch(/^text\/plain/);
  expect(body).toMatch(/firstline_http_request_seconds_count\{method="GET",route="\/api\/v1\/health",status="200"\} 1/);
  expect(body).toMatch(/route="\/api\/v1\/failures\/:id\/retries",status="401"/);
  expect(body).not.toContain("secret-word");
});

test("it tells what waits, and what this process uses", async () => {
  const { body } = await read(keys["reads"]);
  for (const line of [
    /^firstline_outbox_messages\{state="waiting"\} 0$/m,
    /^firstline_outbox_messages\{state="bounced"\} 0$/m,
    /^firstline_outbox_oldest_seconds 0$/m,
    /^firstline_mail_last_hour\{mailbox="support",outcome="held"\} 1$/m,
    /^firstline_mail_pending\{outcome="held"\} 1$/m,
    /^firstline_mail_waiting_seconds 0$/m,
    /^firstline_mailbox_failing\{mailbox="support",way="fetching"\} 1$/m,
    /^firstline_mailbox_behind_seconds\{mailbox="support"\} \d+$/m,
    /^firstline_jobs\{state="failed"\} 0$/m,
    /^firstline_ticket_numbers 0$/m,
    /^firstline_live_streams 0$/m,
    /^firstline_database_connections\{state="idle"\} \d+$/m,
    /^process_resident_memory_bytes \d+$/m,
  ])
    expect(body).toMatch(line);
});
