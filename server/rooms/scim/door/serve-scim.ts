import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { transaction, type Db } from "../../../platform/db.ts";
import { createTurns } from "../../../platform/http/turns.ts";
import { isId } from "../../../platform/id.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { noteFault } from "../note-fault.ts";
import { wrongSyntax } from "../refuse.ts";
import { chosen, readWish } from "../resource/chosen.ts";
import { isObject, type Json } from "../resource/json.ts";
import { scimAddress } from "../settings.ts";
import type { Caller } from "../store-token.ts";
import { findUser } from "../store-user.ts";
import { refuseScim, send } from "./answer.ts";
import { authenticateSource } from "./authenticate.ts";
import { resourceTypes, schemas, serviceProviderConfig } from "./discovery.ts";
import { listOf } from "./list.ts";
import { requirePlain } from "./plain-json.ts";
import { resources, type Resource } from "./resources.ts";

/** Room for a group of twenty thousand. */
const mostBytes = 2 * 1024 * 1024;
const utf8 = new TextDecoder("utf-8", { fatal: true });

type Served = FastifyRequest<{ Params: { id: string }; Querystring: Json }>;

function takeJson(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser("error", "error");
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(["application/scim+json", "application/json"], { parseAs: "buffer" }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch {
      return done(wrongSyntax());
    }
    if (text.trim() === "") return done(null, undefined);
    return parse(request, text, (error, value) => done(error ? wrongSyntax() : null, value));
  });
}

const userNameIn = (body: unknown): string => {
  const name = isObject(body) ? (body["userName"] ?? body["displayName"]) : null;
  return typeof name === "string" ? name : "";
};

/**
 * SCIM 2.0 (RFC 7644) below /scim/v2. It is no part of the API: its shapes, its errors and its credentials are the protocol's own. A source sees
 * and changes whom it told of, and nobody else.
 */
export function serveScim(app: FastifyInstance, db: Db, clock: () => Date = () => new Date()): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  const turns = createTurns({ atOnce: 4, waiting: 200 });
  const callerOf = (request: FastifyRequest): Caller => {
    const caller = callers.get(request);
    if (!caller) throw new Error("a request came in without having been asked who it is");
    return caller;
  };

  async function complain(error: unknown, request: FastifyRequest): Promise<void> {
    const caller = callers.get(request);
    const isNews = error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 404 && error.status !== 429;
    if (!caller || !isNews) return;
    const rule = error.code === "scim_refused" ? String(error.facts["reason"]) : error.code;
    const what = `${request.method} /${/^\/scim\/v2\/(\w*)/i.exec(request.url)?.[1] ?? ""}`;
    const id = isObject(request.params) ? String(request.params["id"] ?? "") : "";
    const known = isId(id) ? await findUser(db, caller.id, id) : undefined;
    const who = known?.user_name ?? (userNameIn(request.body) || id);
    await noteFault(db, caller.id, clock(), { what, who, status: error.status, code: rule, facts: error.facts });
  }

  void app.register(
    async (scope) => {
      takeJson(scope);
      scope.addHook("onRequest", async (request, reply) => {
        reply.header("cache-control", "no-store");
        callers.set(request, await authenticateSource(db, request, clock()));
      });
      scope.addHook("preValidation", async (request) => requirePlain([request.body, request.query]));
      scope.setErrorHandler(async (error, request, reply) => {
        await complain(error, request).catch((failed: unknown) =>
          request.log.warn({ err: failed }, "a refusal of SCIM could not be noted"),
        );
        return reply.send(JSON.stringify(refuseScim(error, request, reply)));
      });
      scope.setNotFoundHandler((request, reply) => {
        reply.code(404);
        return reply.send(JSON.stringify(refuseScim(new Problem(404, "no_such_address"), request, reply)));
      });
      const one = (path: string, resource: () => Json) => scope.get(path, (_, reply) => send(reply, 200, resource()));
      one("/ServiceProviderConfig", serviceProviderConfig);
      one("/ResourceTypes", () => listOf(2, 1, resourceTypes()));
      one("/Schemas", () => listOf(3, 1, schemas()));
      const among = (path: string, list: () => Json[]) =>
        scope.get<{ Params: { id: string } }>(`${path}/:id`, (request, reply) => {
          const found = list().find(({ id }) => String(id).toLowerCase() === request.params.id.toLowerCase());
          if (!found) throw notFound("scim_schema");
          return send(reply, 200, found);
        });
      among("/ResourceTypes", resourceTypes);
      among("/Schemas", schemas);
      for (const [name, resource] of Object.entries(resources)) bindResource(scope, `/${name}`, resource);
    },
    { prefix: "/scim/v2" },
  );

  function bindResource(scope: FastifyInstance, path: string, resource: Resource): void {
    const taken =
      (work: (request: Served, reply: FastifyReply, caller: Caller) => Promise<FastifyReply>) => (request: Served, reply: FastifyReply) => {
        const caller = callerOf(request);
        return turns.take(caller.id, () => work(request, reply, caller));
      };
    const options = { bodyLimit: mostBytes };
    const idIn = ({ params }: Served): string => {
      if (!isId(params.id)) throw notFound("scim_resource");
      return params.id.toLowerCase();
    };
    scope.get(
      path,
      taken(async ({ query }, reply, { id }) => send(reply, 200, await resource.list(db, id, query))),
    );
    // Whoever asks so keeps what is asked for out of addresses and logs (RFC 7644, 3.4.3).
    scope.post(
      `${path}/.search`,
      taken(async ({ body }, reply, { id }) => send(reply, 200, await resource.list(db, id, isObject(body) ? body : {}))),
    );
    scope.get(
      `${path}/:id`,
      taken(async (request, reply, { id }) => send(reply, 200, await resource.show(db, id, idIn(request), readWish(request.query)))),
    );
    scope.post(
      path,
      options,
      taken(async ({ body, query }, reply, caller) => {
        const id = await transaction(db, (tx) => resource.create(tx, caller, body, clock()));
        const shown = await resource.show(db, caller.id, id, { only: null, but: [] });
        reply.header("location", `${scimAddress()}${path}/${id}`);
        return send(reply, 201, chosen(shown, readWish(query)));
      }),
    );
    const change = (how: "put" | "patch") =>
      taken(async (request, reply, caller) => {
        const id = idIn(request);
        await transaction(db, (tx) => resource[how](tx, caller, id, request.body, clock()));
        return send(reply, 200, await resource.show(db, caller.id, id, readWish(request.query)));
      });
    scope.put(`${path}/:id`, options, change("put"));
    scope.patch(`${path}/:id`, options, change("patch"));
    scope.delete(
      `${path}/:id`,
      taken(async (request, reply, caller) => {
        await transaction(db, (tx) => resource.remove(tx, caller, idIn(request), clock()));
        return reply.code(204).send();
      }),
    );
  }
}
