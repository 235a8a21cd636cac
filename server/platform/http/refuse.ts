import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import pg from "pg";
import type { Language } from "../../../contract/shapes.ts";
import type { ProblemDocument } from "../../../contract/problem.ts";
import { isDiskFull, isDisturbed, isUnreachable } from "../database-errors.ts";
import { preferredLanguage, say } from "../i18n.ts";
import { isStalePlan } from "../pipeline/statement-names.ts";
import { Problem, type FieldError } from "../problem.ts";
import { mostErrors } from "./wrong-input.ts";

function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const { code, statusCode } = error as FastifyError;
  if (isUnreachable(error) || isStalePlan(error)) return new Problem(503, "database_unavailable");
  if (isDiskFull(error)) return new Problem(507, "disk_full");
  if (isDisturbed(error)) return new Problem(409, "disturbed");
  if (error instanceof pg.DatabaseError) {
    if (code === "57014") return new Problem(503, "took_too_long");
    return code === "22021" ? new Problem(400, "invalid_input", { errors: [{ pointer: "", code: "characters" }] }) : null;
  }
  if (statusCode === 413) return new Problem(413, "too_large");
  if (statusCode === 415) return new Problem(415, "media_type");
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Problem(statusCode, "malformed");
  return null;
}

/** Any error → RFC 9457 in the reader's language. What we did not foresee is logged once and shown as a number to quote. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply, language?: Language): ProblemDocument {
  const known = asProblem(error);
  if (!known) request.log.error({ err: error }, "unexpected error");
  const problem = known ?? new Problem(500, "unexpected");
  const speak = language ?? preferredLanguage(request.headers["accept-language"]);
  reply.code(problem.status).type("application/problem+json; charset=utf-8");
  if (problem.status === 401) reply.header("www-authenticate", "Bearer");
  // What is still coming is not read any more.
  if (problem.status === 413) reply.header("connection", "close");
  if (problem.status === 503) reply.header("retry-after", "2");
  if (problem.status === 429) reply.header("retry-after", String(problem.facts["seconds"] ?? 30));
  return {
    type: `urn:firstline:problem:${problem.code}`,
    title: say(speak, `problem.${problem.code}`, problem.facts),
    status: problem.status,
    code: problem.code,
    request_id: request.id,
    ...(problem.errors.length > 0 && {
      errors: problem.errors
        .slice(0, mostErrors)
        .map((wrong) => ({ pointer: wrong.pointer, code: wrong.code, detail: sayField(speak, wrong, problem.facts) })),
    }),
    ...problem.extra,
  };
}

/** The sentence of one wrong field, filled with its own facts and the refusal's. */
export function sayField(language: Language, { code, detail, facts }: FieldError, shared: Record<string, string | number>): string {
  const key = `field.${code}`;
  const said = say(language, key, { detail: detail ?? "", ...shared, ...facts });
  return said === key ? (detail ?? code) : said;
}
