import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { takenAs, type Method } from "../../../contract/route.ts";
import { anonymous, isProven, personIdOf, type Actor } from "../actor.ts";
import { transaction, type Db } from "../db.ts";
import { Problem } from "../problem.ts";
import type { BoundRoute } from "./handle.ts";
import { once, type Answered } from "./once.ts";
import type { Turns } from "./turns.ts";
import { invalidInput, requireFewValues, requireStorable } from "./wrong-input.ts";

export interface Gate {
  db: Db;
  /** Who is asking; an anonymous actor for visitors. Throws 401 for a credential that is not good. */
  authenticate(request: FastifyRequest): Promise<Actor>;
  now(): Date;
  /** In which ways somebody may prove once more who they are. */
  proofsOf?(actor: Actor): Promise<readonly string[]>;
}

const empty = z.strictObject({});

/** Several times the longest texts that a body may hold. What strangers may send is small: nobody knows yet who they are. */
const usualBytes = 2 * 1024 * 1024;
const strangersBytes = 32 * 1024;

function parse(schema: z.ZodType, value: unknown, prefix: string): unknown {
  const parsed = schema.safeParse(value ?? {}, { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error, prefix);
  requireStorable(parsed.data, prefix);
  return parsed.data;
}

/** 1 to 200 visible characters; anything else is told, not ignored: the client counts on it. */
function keyOf(request: FastifyRequest): string | null {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key === "string" && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new Problem(400, "idempotency_key");
}

/** Whoever looks as another person changes nothing, takes nothing along, and sees nothing that is only its owner's: sessions, keys, drafts. */
function admitViewer({ key, route }: BoundRoute, { viewedBy }: Actor): void {
  if (!viewedBy || route.viewing) return;
  const takesAlong = route.media === "csv" || route.media === "file";
  if (!key.startsWith("GET ") || takesAlong || route.session) throw new Problem(403, "only_viewing", { facts: { name: viewedBy.name } });
}

async function admit(gate: Gate, bound: BoundRoute, actor: Actor): Promise<void> {
  const { route } = bound;
  // Also where strangers may call: who looks as another signs in and out as themself, afterwards.
  admitViewer(bound, actor);
  if (route.access === "public") return;
  if (!actor.personId) throw new Problem(401, "sign_in_needed");
  if (actor.limited && !route.enrolling) throw new Problem(403, "second_factor_needed");
  if (route.access !== "signed_in" && !actor.permissions.has(route.access)) {
    throw new Problem(403, "not_allowed", { extra: { permission: route.access } });
  }
  if (route.session && !actor.sessionId) throw new Problem(403, "session_needed");
  if (route.recent && !isProven(actor, gate.now())) {
    throw new Problem(403, "proof_needed", { extra: { methods: (await gate.proofsOf?.(actor)) ?? [] } });
  }
}

/** What a repeated request is known by: a key's answers are not a session's. */
const onceOf = (request: FastifyRequest, actor: Actor, { route }: BoundRoute, body: unknown, key: string) => ({
  actorId: actor.apiKeyId ?? personIdOf(actor),
  route: `${request.method} ${request.url}`,
  key,
  body,
  secret: route.secret === true,
});

async function answer(
  gate: Gate,
  bound: BoundRoute,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  streams: Set<FastifyReply>,
): Promise<unknown> {
  const { route, key } = bound;
  const params = request.params as Record<string, string>;
  const query = parse(route.query ?? empty, request.query, "#query");
  if (!route.takes) requireFewValues(request.body);
  else if (!request.body) throw new Problem(415, "media_type");
  const body = route.takes || route.media === "stream" ? undefined : parse(route.body ?? empty, request.body, "");
  const now = gate.now();
  const run = (db: Db) => bound.handler({ db, actor, now, params, query, body, request, reply } as never);
  // Parsed on the way out as well: a column that the contract does not name cannot leave.
  const finish = async (db: Db): Promise<Answered> => ({ answer: route.answer.parse(await run(db)), status: route.status ?? 200 });
  const writes = !key.startsWith("GET ") && route.transaction !== false;
  if (writes) {
    const idempotencyKey = keyOf(request);
    const counted = idempotencyKey && actor.personId ? onceOf(request, actor, bound, body, idempotencyKey) : null;
    const { answer, status } = await transaction(gate.db, (tx) => (counted ? once(tx, counted, now, () => finish(tx)) : finish(tx)), {
      closable: counted === null,
    });
    reply.code(status);
    return status === 204 ? reply.send() : answer;
  }
  const given = await run(gate.db);
  if (route.media === "stream") {
    streams.add(reply);
    reply.raw.once("close", () => streams.delete(reply));
    return reply;
  }
  // The handler sends their bytes.
  if (route.media !== undefined) return reply;
  reply.code(route.status ?? 200);
  if (route.status === 204) return reply.send();
  return route.answer.parse(given);
}

export interface Hall {
  /** Throws 403 for what a page of another site makes a browser ask. */
  requireOwnPage(request: FastifyRequest): void;
  /** Event streams that are open. */
  streams: Set<FastifyReply>;
  turns: Turns;
}

/** Puts an endpoint on the server: who may call, what comes in, one transaction, what goes out. */
export function bind(app: FastifyInstance, gate: Gate, bound: BoundRoute, hall: Hall): void {
  const { takes } = bound.route;
  if (takes) app.register(async (scope) => bindTo(takeBytes(scope, takenAs[takes]), gate, bound, hall));
  else bindTo(app, gate, bound, hall);
}

/** A room of the server where bodies are not JSON but bytes, which the handler reads as they come. */
function takeBytes(scope: FastifyInstance, types: string | readonly string[]): FastifyInstance {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser([types].flat(), (_request, payload, done) => done(null, payload));
  return scope;
}

function bindTo(app: FastifyInstance, gate: Gate, bound: BoundRoute, { streams, turns, requireOwnPage }: Hall): void {
  const { key, route } = bound;
  const [method = "GET", path = "/"] = key.split(" ");
  app.route({
    method: method as Method,
    url: `/api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`,
    config: { foreign: route.foreign === true },
    bodyLimit: route.bytes ?? (route.access === "public" ? strangersBytes : usualBytes),
    // Before the body is read: who may not call cannot make us take in, parse or check anything.
    async onRequest(request) {
      if (route.media === "stream") requireOwnPage(request);
      request.actor = route.foreign ? anonymous("en") : await gate.authenticate(request);
      await admit(gate, bound, request.actor);
    },
    async handler(request, reply) {
      const { actor } = request;
      if (!actor) throw new Error("a request came in without having been asked who it is");
      const work = () => answer(gate, bound, actor, request, reply, streams);
      if (route.media === "stream") return work();
      // Bytes come as slowly as the sender's line: they wait for each other, not the other requests for them.
      return turns.take(`${actor.personId ?? request.ip}${route.takes ? " bytes" : ""}`, work);
    },
  });
}
