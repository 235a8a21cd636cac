import type { FastifyRequest } from "fastify";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { onPublished } from "../../platform/events/publish.ts";
import { authenticate } from "./authenticate.ts";
import { sentToken } from "./session-cookie.ts";

/** As long (ms) as another process may not have heard that a session or key ended. */
const memory = 1000;
const most = 5000;

/** What happens to tickets changes nobody's rights, nor does somebody new, who has none yet. */
const aboutWork = /^(ticket|reply|note|contact|notification)\.|^person\.created$/;

const credentialOf = (request: FastifyRequest): string | null => request.headers.authorization ?? sentToken(request);

/**
 * `authenticate` that asks the database once a second per credential instead of at every request. Whatever this process
 * does to people, teams, accounts, sessions and keys counts at once; what another one does, within a second.
 */
export function rememberCallers(db: Db): (request: FastifyRequest, now: Date) => Promise<Actor> {
  const known = new Map<string, { until: number; actor: Promise<Actor> }>();
  onPublished(({ type }) => {
    if (!aboutWork.test(type)) known.clear();
  });
  return async (request, now) => {
    const credential = credentialOf(request);
    if (!credential) return authenticate(db, request, now);
    const found = known.get(credential);
    if (found && found.until > now.getTime()) return found.actor;
    const actor = authenticate(db, request, now);
    if (known.size >= most) known.clear();
    // Noted before it is answered: what is published meanwhile takes it out again.
    const entry = { until: now.getTime() + memory, actor };
    known.set(credential, entry);
    const forget = () => known.get(credential) === entry && known.delete(credential);
    // A stranger has a language of each request's own, and a failure may be over the next moment.
    actor.then(({ personId }) => personId ?? forget(), forget);
    return actor;
  };
}
