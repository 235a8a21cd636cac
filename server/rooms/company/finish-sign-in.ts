import type { CompanyAnswered } from "../../../contract/company.ts";
import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { said } from "../../platform/egress/index.ts";
import { Problem } from "../../platform/problem.ts";
import { hashToken } from "../../platform/secrets.ts";
import { countAttempt, enter, originOf, proveThere, secondStepNeeded, type StartedSession, type Visitor } from "../access/index.ts";
import { awaySeconds, openProvider, refuseSignIn } from "./begin-sign-in.ts";
import { findWhose, joinIdentity } from "./find-whose.ts";
import { sealHint, unsealAsked } from "./kept-secret.ts";
import { redeem, type Redeemed } from "./oidc/redeem.ts";
import { fetchAnswer, requireAnswer } from "./saml/fetch-answer.ts";
import { refreshRights } from "./refresh-rights.ts";
import { takeBegun } from "./store-begun.ts";
import { lockSubject } from "./store-identity.ts";
import { holdProvider, noteSignedIn, type ProviderRow } from "./store-provider.ts";

export interface AnsweringBrowser {
  /** The hash of the mark that it got when it was sent. */
  sent: Buffer;
  /** Marks it for the second step. */
  mark(): Buffer;
}

export interface Finished {
  /** null: an account was joined, nobody signed in. */
  session: StartedSession | null;
  returnTo: string | null;
  /** The session that was there has a new token: somebody proved who they are. */
  proven?: StartedSession;
}

/** Somebody came back from the provider. `db` is the pool: what was begun is used up, whatever comes of it. */
export async function finishSignIn(
  db: Db,
  actor: Actor,
  key: string,
  answer: CompanyAnswered,
  browser: AnsweringBrowser,
  visitor: Visitor,
  now: Date,
): Promise<Finished> {
  const counted = await countAttempt(db, { trial: "company", email: "", ip: visitor.ip, known: true }, now);
  const state = hashToken(answer.state);
  const begun = await takeBegun(db, state, browser.sent, now);
  const row = await openProvider(db, key);
  if (begun?.provider_id !== row.id) throw new Problem(409, "company_over");
  if (begun.session_id !== null && begun.session_id !== actor.sessionId) throw new Problem(409, "company_over");
  if (answer.code === undefined) {
    const facts = { provider: row.name, said: said(answer.error_description || answer.error || "?") };
    return refuseSignIn(db, row, visitor, new Problem(409, "company_denied", { facts }));
  }
  const refuse = (error: unknown) => refuseSignIn(db, row, visitor, error);
  if (row.kind === "saml") requireAnswer(row, begun, answer.code);
  const redeemed = await (row.kind === "saml" ? fetchAnswer(row, begun) : redeem(row, unsealAsked(state, begun.asked), answer)).catch(
    refuse,
  );
  await counted.succeeded();
  const returnTo = begun.return_to;
  if (begun.session_id !== null && begun.proving) {
    const asked = new Date(begun.expires_at.getTime() - awaySeconds * 1000);
    const proven = await proveAgain(db, row, redeemed, { sessionId: begun.session_id, asked, ip: visitor.ip }, now).catch(refuse);
    return { session: null, returnTo, proven };
  }
  if (begun.session_id !== null && actor.personId !== null) {
    await joinToMe(db, row, redeemed, actor.personId, now).catch(refuse);
    return { session: null, returnTo };
  }
  const entered = await signInAs(db, row, redeemed, { visitor, mark: browser.mark }, now).catch(refuse);
  if ("session" in entered) return { session: entered.session, returnTo };
  const step = secondStepNeeded(entered.second);
  throw new Problem(step.status, step.code, { extra: { ...step.extra, return_to: returnTo } });
}

/** While the provider was asked, somebody may have switched it off: what it said counts no more. */
async function stillOpen(tx: Db, asked: ProviderRow): Promise<ProviderRow> {
  const row = await holdProvider(tx, asked.id);
  if (!row?.active) throw new Problem(409, "company_over");
  return row;
}

/** ms that the provider's clock may be behind. */
const skew = 30_000;

/** The same person, at the same provider, and since they were asked. */
const proveAgain = (
  db: Db,
  asking: ProviderRow,
  { told }: Redeemed,
  { sessionId, asked, ip }: { sessionId: string; asked: Date; ip: string },
  now: Date,
): Promise<StartedSession> =>
  transaction(db, async (tx) => {
    const row = await stillOpen(tx, asking);
    const origin = await originOf(tx, sessionId);
    const facts = { provider: row.name };
    if (origin?.provider_id !== row.id || origin.subject !== told.subject) throw new Problem(403, "company_somebody_else", { facts });
    if (!told.provenAt || told.provenAt.getTime() < asked.getTime() - skew) throw new Problem(403, "company_not_anew", { facts });
    return proveThere(tx, sessionId, ip, now);
  });

const joinToMe = (db: Db, asked: ProviderRow, { told }: Redeemed, personId: string, now: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const row = await stillOpen(tx, asked);
    await lockSubject(tx, told.issuer, told.subject);
    await joinIdentity(tx, row, told, personId, "self", now);
  });

const signInAs = (
  db: Db,
  asked: ProviderRow,
  { told, idToken }: Redeemed,
  { visitor, mark }: { visitor: Visitor; mark: () => Buffer },
  now: Date,
) =>
  transaction(db, async (tx) => {
    const row = await stillOpen(tx, asked);
    const personId = await findWhose(tx, row, told, now);
    await refreshRights(tx, row, told, personId, now);
    await noteSignedIn(tx, row.id, now);
    const whose = { provider_id: row.id, subject: told.subject };
    const origin = { ...whose, sid: told.sid, hint: idToken === null ? null : sealHint(whose, idToken) };
    // Somebody may have shown there long ago who they are: what cannot be taken back asks anew.
    const provenAt = told.provenAt && told.provenAt > now ? now : told.provenAt;
    return enter(tx, personId, { method: "company", secondFactor: told.secondFactor, origin, provenAt }, visitor, mark, now);
  });
