import type { FastifyRequest } from "fastify";
import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { hashToken } from "../../../platform/secrets.ts";
import { callerByToken, noteHeard, type Caller } from "../store-token.ts";
import { countRequest, countWrong } from "./pace.ts";

const minute = 60_000;
const bearer = /^Bearer +([\w~+/.-]{20,200}=*)$/i;

/** Whose token was sent. 401 for anything else: neither a session nor an API key opens this door. */
export async function authenticateSource(db: Db, request: FastifyRequest, now: Date): Promise<Caller> {
  const token = bearer.exec(request.headers.authorization ?? "")?.[1];
  const caller = token ? await callerByToken(db, hashToken(token), now) : undefined;
  if (!caller) {
    countWrong(request.ip, now);
    throw new Problem(401, "scim_token_refused");
  }
  countRequest(caller.id, now);
  if (!caller.used_at || now.getTime() - caller.used_at.getTime() > minute) await noteHeard(db, caller, now);
  return caller;
}
