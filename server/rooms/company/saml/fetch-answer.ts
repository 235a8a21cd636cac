import { timingSafeEqual } from "node:crypto";
import { Problem } from "../../../platform/problem.ts";
import { hashToken } from "../../../platform/secrets.ts";
import type { Redeemed } from "../oidc/redeem.ts";
import { unsealAnswer } from "../kept-secret.ts";
import type { Begun } from "../store-begun.ts";
import type { ProviderRow } from "../store-provider.ts";
import { claimsOf } from "./claims-of.ts";

/** Whether an answer that was believed waits for this browser; why another one was not stands in the audit since it came. */
export function requireAnswer(row: ProviderRow, { answer_hash: hash }: Begun, code: string): void {
  if (hash === null || !timingSafeEqual(hash, hashToken(code)))
    throw new Problem(401, "company_refused", { facts: { provider: row.name } });
}

/** What the provider said, read by the settings as they are now. */
export async function fetchAnswer(row: ProviderRow, { state_hash: state, answer }: Begun): Promise<Redeemed> {
  if (answer === null) throw new Error("no answer");
  return { told: claimsOf(row, unsealAnswer(state, answer)), idToken: null };
}
