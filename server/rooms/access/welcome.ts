import type { FastifyReply } from "fastify";
import type { Me } from "../../../contract/access.ts";
import type { Db } from "../../platform/db.ts";
import { refreshSession } from "./authenticate.ts";
import { presentMe } from "./present.ts";
import { keepToken } from "./session-cookie.ts";
import type { StartedSession } from "./start-session.ts";

/** Gives the browser its session, and says who it is. */
export async function welcome(db: Db, started: StartedSession, reply: FastifyReply, now: Date): Promise<Me> {
  keepToken(reply, started.token, started.endsAt, now);
  return presentMe(db, await refreshSession(db, started.id, now));
}
