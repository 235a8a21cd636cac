import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { countAttempt, endSessionsFrom } from "../access/index.ts";
import { openProvider } from "./begin-sign-in.ts";
import { verifyLogout } from "./oidc/verify-logout.ts";
import { reasonOf } from "./provider-fault.ts";
import { readForm } from "./read-form.ts";
import { takeLogoutToken } from "./store-begun.ts";

const most = 32 * 1024;

const refused = () => new Problem(400, "logout_token_refused", { extra: { error: "invalid_request" } });

/**
 * A provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0, 2.5): their sessions that began through it end.
 * Each token is taken once. Answers how many there were. Publishes `company.logout_refused` for what cannot be believed.
 */
export async function takeLogout(db: Db, key: string, body: AsyncIterable<Buffer>, ip: string, now: Date): Promise<number> {
  const counted = await countAttempt(db, { trial: "logout", email: "", ip, known: true }, now);
  const row = await openProvider(db, key);
  if (row.kind !== "oidc") throw notFound("identity_provider");
  const token = (await readForm(body, most)).get("logout_token") ?? "";
  const told = await verifyLogout(row, token, now).catch(async (error: unknown) => {
    const data = { provider: row.name, reason: reasonOf(error), ip };
    await transaction(db, (tx) => publish(tx, { type: "company.logout_refused", actorId: null, data }));
    throw refused();
  });
  const ended = await transaction(db, async (tx) => {
    if (!(await takeLogoutToken(tx, { provider_id: row.id, jti: told.jti, expires_at: told.expiresAt }))) throw refused();
    return endSessionsFrom(tx, { provider_id: row.id, subject: told.subject, sid: told.sid }, "signed_out_there", now);
  });
  await counted.succeeded();
  return ended;
}
