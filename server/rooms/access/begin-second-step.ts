import { newId } from "../../platform/id.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import type { AccountRow } from "./store-account.ts";
import { insertPending } from "./store-pending.ts";
import type { SessionOrigin, SignInMethod } from "./tables.ts";

/** Seconds that there are for the second step. */
export const stepSeconds = 600;

export const hasSecondFactor = (account: Pick<AccountRow, "authenticators" | "passkeys">): boolean =>
  account.authenticators + account.passkeys > 0;

/** The first step was right, and there is a second one: remembers it for this browser, whose mark has the hash `browser`. */
export async function beginSecondStep(
  tx: Db,
  account: AccountRow,
  method: SignInMethod,
  browser: Buffer,
  now: Date,
  origin: SessionOrigin | null = null,
): Promise<void> {
  await insertPending(tx, {
    id: newId(),
    browser_hash: browser,
    person_id: account.person_id,
    method,
    expires_at: new Date(now.getTime() + stepSeconds * 1000),
    tries: 0,
    used_at: null,
    origin,
  });
}

/** Not signed in yet; `methods` are the ways to go on. */
export const secondStepNeeded = (account: Pick<AccountRow, "authenticators" | "passkeys">): Problem =>
  new Problem(401, "second_step_needed", {
    extra: {
      needs: "second_factor",
      methods: [...(account.authenticators ? ["authenticator"] : []), ...(account.passkeys ? ["passkey"] : []), "recovery_code"],
    },
  });
