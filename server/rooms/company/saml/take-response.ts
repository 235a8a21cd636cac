import { transaction, type Db } from "../../../platform/db.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { hashToken, newToken } from "../../../platform/secrets.ts";
import { countAttempt, type Visitor } from "../../access/index.ts";
import { openProvider, refuseSignIn } from "../begin-sign-in.ts";
import { sealAnswer, unsealAsked } from "../kept-secret.ts";
import { returnUri } from "../settings.ts";
import { begunBy, putAnswer, takeAssertion } from "../store-begun.ts";
import type { ProviderRow } from "../store-provider.ts";
import { readForm } from "../read-form.ts";
import { SignInDenied, verifyResponse } from "./verify-response.ts";

const most = 400_000;

/** The provider's answer becomes what the browser that was sent may fetch, once. Throws for whatever cannot be believed. */
async function take(db: Db, row: ProviderRow, state: string, packed: string, now: Date): Promise<string> {
  const hash = hashToken(state);
  const begun = await begunBy(db, hash, row.id, now);
  if (!begun) throw new Problem(409, "company_over");
  const assertion = await verifyResponse(row, packed, unsealAsked(hash, begun.asked).nonce, now);
  const code = newToken();
  await transaction(db, async (tx) => {
    const once = { provider_id: row.id, assertion: assertion.id, expires_at: new Date(assertion.expiresAt) };
    const isNew = await takeAssertion(tx, once);
    if (!isNew || !(await putAnswer(tx, hash, { answer: sealAnswer(hash, assertion), answer_hash: hashToken(code) })))
      throw new Error("taken before");
  });
  return code;
}

/**
 * A browser brings what a SAML provider says (HTTP-POST). It comes from another site, so without the browser's mark: what is believed waits,
 * sealed, for the browser that was sent. Answers where it goes: always the desk's own page, whatever came along.
 */
export async function takeResponse(db: Db, key: string, body: AsyncIterable<Buffer>, visitor: Visitor, now: Date): Promise<string> {
  const counted = await countAttempt(db, { trial: "company", email: "answer", ip: visitor.ip, known: true }, now);
  const row = await openProvider(db, key);
  if (row.kind !== "saml") throw notFound("identity_provider");
  const form = await readForm(body, most);
  const state = form.get("RelayState") ?? "";
  const lead = (outcome: Record<string, string>) => `${returnUri(row.key)}?${new URLSearchParams(outcome).toString()}`.replace(/\?$/, "");
  try {
    const code = await take(db, row, state, form.get("SAMLResponse") ?? "", now);
    await counted.succeeded();
    return lead({ state, code });
  } catch (error) {
    // Of a sign-in that nobody began here nothing is said but that it is over: nobody signs in because a provider says so unasked.
    if (error instanceof Problem && error.code === "company_over") return lead({});
    if (error instanceof SignInDenied) return lead({ state, error: "denied", error_description: error.message });
    await refuseSignIn(db, row, visitor, error).catch((refusal: unknown) => {
      if (!(refusal instanceof Problem)) throw refusal;
    });
    return lead({ state, code: "refused" });
  }
}
