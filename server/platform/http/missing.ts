import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../problem.ts";
import type { BoundRoute } from "./handle.ts";
import { refuse } from "./refuse.ts";

/** What a request that no route took is told: nothing is at this address, or it takes other methods (RFC 9110, 15.5.6). */
export function missing(routes: readonly BoundRoute[]): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const addresses = routes.map(({ key }) => {
    const [method = "", path = ""] = key.split(" ");
    return { method, pattern: new RegExp(`^/api/v1${path.replaceAll(".", String.raw`\.`).replaceAll(/\{\w+\}/g, "[^/]+")}$`) };
  });
  return (request, reply) => {
    const path = request.url.split("?")[0] ?? "";
    const methods = addresses.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (methods.length === 0 || methods.includes(request.method)) {
      return reply.send(refuse(new Problem(404, "no_such_address"), request, reply));
    }
    reply.header("allow", methods.join(", "));
    return reply.send(refuse(new Problem(405, "method_not_allowed", { facts: { methods: methods.join(", ") } }), request, reply));
  };
}
