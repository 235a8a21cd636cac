import type { FastifyReply, FastifyRequest } from "fastify";
import { preferredLanguage, say } from "../../../platform/i18n.ts";
import { refuse } from "../../../platform/http/refuse.ts";
import { Problem } from "../../../platform/problem.ts";
import type { Json } from "../resource/json.ts";

export const mediaType = "application/scim+json; charset=utf-8";
const errorSchema = "urn:ietf:params:scim:api:messages:2.0:Error";

/** A refusal as SCIM says it (RFC 7644, 3.12), in the caller's language. */
export function refuseScim(error: unknown, request: FastifyRequest, reply: FastifyReply): Json {
  const { title, status, errors = [], ...more } = refuse(error, request, reply);
  const isRule = error instanceof Problem && error.code === "scim_refused";
  const language = preferredLanguage(request.headers["accept-language"]);
  const said = isRule ? say(language, `directory_refused.${error.facts["reason"]}`, error.facts) : title;
  const { scimType } = more as { scimType?: string };
  reply.type(mediaType);
  return {
    schemas: [errorSchema],
    status: String(status),
    ...(scimType ? { scimType } : status === 400 ? { scimType: "invalidValue" } : {}),
    detail: [said, ...errors.map(({ pointer, detail }) => `${pointer}: ${detail}`)].join(" "),
  };
}

export const send = (reply: FastifyReply, status: number, resource: Json): FastifyReply =>
  reply.code(status).type(mediaType).send(JSON.stringify(resource));
