import type { FastifyRequest } from "fastify";
import { transaction, type Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { countEvent, countWrong } from "./pace.ts";
import { readFields, readText } from "./read-body.ts";
import { readGeneric, readNative } from "./read-event.ts";
import { hashToken, openSecret } from "./secrets.ts";
import { findSystem, systemByToken, takeOnce, type SystemRow } from "./store.ts";
import { noteRefused, takeEvent } from "./take-event.ts";
import { isGenuine } from "./verify.ts";

/** `error` is where those who speak the generic webhook look for a reason. */
const refused = (status: number, code: string, error: string) => new Problem(status, code, { extra: { error } });

const typeOf = (request: FastifyRequest): string => request.headers["content-type"] ?? "";
const bodyOf = (request: FastifyRequest): Promise<string> => readText(request.body as AsyncIterable<Buffer>);

const wrongEvent = (wrong: string) => refused(422, "call_event_wrong", `Invalid or missing: ${wrong}`);

async function notUnderstood(db: Db, now: Date, system: SystemRow, wrong: string): Promise<Problem> {
  await noteRefused(db, now, system, wrong.slice(0, 100));
  return wrongEvent(wrong);
}

/** The generic CTI webhook, as telephone systems speak it. */
export async function hearGeneric(db: Db, now: Date, token: string, request: FastifyRequest): Promise<void> {
  const system = await systemByToken(db, hashToken(token));
  if (!system?.active) {
    countWrong(request.ip, now);
    throw refused(401, "telephone_unknown", "Invalid token, please contact your administrator!");
  }
  countEvent(system.id, now);
  const fields = readFields(await bodyOf(request), typeOf(request));
  const event = fields ? readGeneric(fields, system.country, now) : { wrong: "body" };
  if ("wrong" in event) throw await notUnderstood(db, now, system, event.wrong);
  const outcome = await takeEvent(db, now, system, event);
  if (outcome === "too_many")
    throw new Problem(429, "too_many_calls", { facts: { most: 500, seconds: 60 }, extra: { error: "Too many calls at once" } });
}

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
};

/** The desk's own webhook: signed, no older than a few minutes, and each id once. */
export async function hearSigned(db: Db, now: Date, id: string, request: FastifyRequest) {
  const system = isId(id) ? await findSystem(db, id) : undefined;
  const text = await bodyOf(request);
  const signed = {
    id: header(request, "webhook-id"),
    timestamp: header(request, "webhook-timestamp"),
    signatures: header(request, "webhook-signature"),
  };
  // The same answer for a system that does not exist and for a signature that is wrong.
  if (!system?.active || !system.secret || !isGenuine(openSecret(system.id, system.secret), signed, text, now)) {
    countWrong(request.ip, now);
    throw refused(401, "telephone_unknown", "Unknown system, or wrong or old signature");
  }
  countEvent(system.id, now);
  const event = readNative(readFields(text, "application/json"), system.country, now);
  // Known as taken only together with what it told: whoever is cut off in between may send it again.
  const outcome = await transaction(db, async (tx) => {
    if (!(await takeOnce(tx, system.id, signed.id, now))) return "again";
    if (!("wrong" in event)) return takeEvent(tx, now, system, event);
    await noteRefused(tx, now, system, event.wrong.slice(0, 100));
    return "refused";
  });
  if (outcome === "again") throw refused(409, "call_event_again", "Taken before");
  if ("wrong" in event) throw wrongEvent(event.wrong);
  return { outcome };
}
