import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { countAttempt, type Visitor } from "../access/index.ts";
import { sealAsked } from "./kept-secret.ts";
import { authorize } from "./oidc/authorize.ts";
import { reasonOf } from "./provider-fault.ts";
import { sendRequest } from "./saml/send-request.ts";
import { safeReturn } from "./settings.ts";
import { insertBegun } from "./store-begun.ts";
import { providerByKey, type ProviderRow } from "./store-provider.ts";

/** Seconds that somebody may take at the provider. */
export const awaySeconds = 600;

export interface Beginning {
  key: string;
  returnTo: string | undefined;
  /** Of whom wants to join an account to themself; null: somebody signs in. */
  sessionId: string | null;
  /** That session proves who is there: whoever it is shows it there anew. */
  proving?: boolean;
  /** Marks the browser that is sent; answers the hash of the mark. */
  mark(): Buffer;
}

export async function openProvider(db: Db, key: string): Promise<ProviderRow> {
  const row = await providerByKey(db, key);
  if (!row?.active) throw notFound("identity_provider");
  return row;
}

/** Publishes `session.refused` with why; what is told to whoever signs in names nothing of the inside. */
export async function refuseSignIn(db: Db, row: ProviderRow, visitor: Visitor, error: unknown): Promise<never> {
  const data = { method: "company", provider: row.name, reason: reasonOf(error), ip: visitor.ip };
  await transaction(db, (tx) => publish(tx, { type: "session.refused", actorId: null, data }));
  if (error instanceof Problem) throw error;
  throw new Problem(401, "company_refused", { facts: { provider: row.name } });
}

/** Answers where the browser goes. `db` is the pool: how often it is asked is counted. */
export async function beginSignIn(
  db: Db,
  { key, returnTo, sessionId, proving = false, mark }: Beginning,
  visitor: Visitor,
  now: Date,
): Promise<string> {
  await countAttempt(db, { trial: "company", email: "", ip: visitor.ip, known: true }, now);
  const row = await openProvider(db, key);
  // What a SAML request is called begins with a letter.
  const [state, nonce, verifier] = [newToken(), row.kind === "saml" ? `_${newToken()}` : newToken(), newToken()];
  const send = async () => (row.kind === "saml" ? sendRequest(row, nonce, state, proving) : authorize(row, { state, nonce, verifier, anew: proving }));
  const goTo = await send().catch((error: unknown) => refuseSignIn(db, row, visitor, error));
  const hash = hashToken(state);
  await insertBegun(db, {
    state_hash: hash,
    browser_hash: mark(),
    provider_id: row.id,
    session_id: sessionId,
    proving,
    asked: sealAsked(hash, { nonce, verifier }),
    return_to: safeReturn(returnTo),
    expires_at: new Date(now.getTime() + awaySeconds * 1000),
  });
  return goTo;
}
