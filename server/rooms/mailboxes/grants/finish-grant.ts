import type { GrantAnswered } from "../../../../contract/grants.ts";
import type { Actor } from "../../../platform/actor.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { hashToken } from "../../../platform/secrets.ts";
import { said } from "../../../platform/egress/index.ts";
import { redirectUrl } from "../settings.ts";
import { askToken } from "./ask-token.ts";
import { providerName } from "./grant-fault.ts";
import { keepGrant } from "./keep-grant.ts";
import { refuseBy } from "./refuse-by.ts";
import { unsealAsked } from "./sealed.ts";
import { takeConsent } from "./store-consent.ts";

/** Somebody came back from the provider: the code becomes tokens (RFC 6749, 4.1.3). Answers whose grant it is. */
export async function finishGrant(
  db: Db,
  actor: Actor,
  now: Date,
  { state, code, error, error_description }: GrantAnswered,
): Promise<string> {
  const hash = hashToken(state);
  const { sessionId } = actor;
  const consent = sessionId ? await transaction(db, (tx) => takeConsent(tx, hash, sessionId, now)) : undefined;
  if (!consent) throw new Problem(409, "consent_over");
  const { registration, verifier, user } = unsealAsked(hash, consent.asked);
  const provider = providerName(registration);
  if (!code) throw new Problem(409, "consent_denied", { facts: { provider, said: said(error_description || error || "?") } });
  const question = { grant_type: "authorization_code", code, redirect_uri: redirectUrl(), code_verifier: verifier } as const;
  const tokens = await askToken(registration, user, question, now).catch((refused: unknown) => refuseBy(actor.language, refused));
  if (tokens.refreshToken === null) throw new Problem(409, "grant_not_lasting", { facts: { provider } });
  await transaction(db, (tx) => keepGrant(tx, actor, now, consent.mailbox_id, registration, tokens));
  return consent.mailbox_id;
}
