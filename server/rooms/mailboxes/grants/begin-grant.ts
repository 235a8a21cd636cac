import type { GrantGiven } from "../../../../contract/grants.ts";
import type { Actor } from "../../../platform/actor.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { hashToken, newToken } from "../../../platform/secrets.ts";
import { redirectUrl } from "../settings.ts";
import type { MailboxRow } from "../store.ts";
import { askToken } from "./ask-token.ts";
import { keepGrant, serversUsed, type Used } from "./keep-grant.ts";
import { refuseBy } from "./refuse-by.ts";
import { consentUrl, registrationOf, serverOf, type Registration } from "./registration.ts";
import { sealAsked, unsealGrant } from "./sealed.ts";
import { insertConsent } from "./store-consent.ts";
import { grantOf } from "./store-grant.ts";

/** How long (ms) somebody may take at the provider. */
const patience = 10 * 60_000;

/** The secret that was given, or the one that is kept for this very client of this very provider. */
async function registrationFor(db: Db, mailboxId: string, given: GrantGiven, used: readonly Used[]): Promise<Registration> {
  if (given.client_secret !== undefined) return registrationOf(given, given.client_secret);
  const before = await grantOf(db, mailboxId);
  const kept = before ? unsealGrant(before, "client_secret") : null;
  const registration = registrationOf(given, kept);
  if (!before || kept === null) return registration;
  const same = registration.tokenUrl === before.token_url && registration.clientId === before.client_id;
  // Nobody is asked when the desk signs in as itself: for a new mail server the secret is the consent.
  const known = given.flow === "person" || used.every((server) => before.servers.includes(serverOf(server)));
  if (!same || !known) throw wrongField("/client_secret", "secret_again");
  return registration;
}

/**
 * Asks for a mailbox's grant. `person`: answers where somebody has to agree; they come back in the same session, within ten minutes, once.
 * `application`: the provider is asked at once, and null is answered.
 */
export async function beginGrant(db: Db, actor: Actor, now: Date, mailbox: MailboxRow, given: GrantGiven): Promise<string | null> {
  const used = await serversUsed(db, mailbox.id);
  const registration = await registrationFor(db, mailbox.id, given, used);
  const user = used[0]?.user_name ?? mailbox.address ?? "";
  if (registration.flow === "application") {
    const question = { grant_type: "client_credentials", scope: registration.scopes } as const;
    const tokens = await askToken(registration, user, question, now).catch((error: unknown) => refuseBy(actor.language, error));
    await transaction(db, (tx) => keepGrant(tx, actor, now, mailbox.id, registration, tokens));
    return null;
  }
  if (!actor.sessionId) throw new Problem(403, "session_needed");
  const [state, verifier, session] = [newToken(), newToken(), actor.sessionId];
  const hash = hashToken(state);
  const row = { hash, mailbox_id: mailbox.id, session_id: session, asked: sealAsked(hash, { registration, verifier, user }) };
  await transaction(db, (tx) => insertConsent(tx, { ...row, expires_at: new Date(now.getTime() + patience) }, now));
  return consentUrl(registration, { state, verifier, user, redirectUrl: redirectUrl() });
}
