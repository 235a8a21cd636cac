import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Method, Route } from "../../../contract/route.ts";
import type { Actor } from "../actor.ts";
import { transaction, type Db } from "../db.ts";
import { Problem } from "../problem.ts";
import type { BoundRoute } from "./handle.ts";
import { once, type Answered } from "./once.ts";
import { invalidInput, requireStorable } from "./wrong-input.ts";

export interface Gate {
  db: Db;
  /** Who is asking; an anonymous actor for visitors. Throws 401 for a credential that is not good. */
  authenticate(request: FastifyRequest): Promise<Actor>;
  now(): Date;
}

const empty = z.strictObject({});

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

function admit(route: Route, actor: Actor): void {
  if (route.access === "public") return;
  if (!actor.personId) throw new Problem(401, "sign_in_needed");
  if (route.access !== "signed_in" && !actor.permissions.has(route.access)) {
    throw new Problem(403, "not_allowed", { extra: { permission: route.access } });
  }
  if (route.session && !actor.sessionId) throw new Problem(403, "session_needed");
}

async function answer(
  gate: Gate,
  bound: BoundRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  streams: Set<FastifyReply>,
): Promise<unknown> {
  const { route, key } = bound;
  const actor = await gate.authenticate(request);
  request.actor = actor;
  admit(route, actor);
  const params = request.params as Record<string, string>;
  const query = parse(route.query ?? empty, request.query, "#query");
  const body = route.media === "stream" ? undefined : parse(route.body ?? empty, request.body, "");
  const now = gate.now();
  const run = (db: Db) => bound.handler({ db, actor, now, params, query, body, request, reply } as never);
  // Parsed on the way out as well: a column that the contract does not name cannot leave.
  const finish = async (db: Db): Promise<Answered> => ({ answer: route.answer.parse(await run(db)), status: route.status ?? 200 });
  const writes = !key.startsWith("GET ") && route.transaction !== false;
  if (writes) {
    const idempotencyKey = keyOf(request);
    const { answer, status } = await transaction(gate.db, (tx) =>
      idempotencyKey && actor.personId
        ? once(tx, { actorId: actor.personId, route: `${request.method} ${request.url}`, key: idempotencyKey, body }, now, () => finish(tx))
        : finish(tx),
    );
    reply.code(status);
    return status === 204 ? reply.send() : answer;
  }
  const given = await run(gate.db);
  if (route.media === "stream") {
    streams.add(reply);
    reply.raw.once("close", () => streams.delete(reply));
    return reply;
  }
  reply.code(route.status ?? 200);
  if (route.status === 204) return reply.send();
  return route.answer.parse(given);
}

/** Puts an endpoint on the server: who may call, what comes in, one transaction, what goes out. Event streams it opens join `streams`. */
export function bind(app: FastifyInstance, gate: Gate, bound: BoundRoute, streams: Set<FastifyReply>): void {
  const [method = "GET", path = "/"] = bound.key.split(" ");
  app.route({
    method: method as Method,
    url: `/api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`,
    handler: (request, reply) => answer(gate, bound, request, reply, streams),
  });
}
