import type { Role } from "../../../../contract/access.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { accountById } from "../store-account.ts";
import { passkeySite } from "./passkey-site.ts";
import { proofsOf } from "./prove.ts";
import { authenticatorOf } from "./store-authenticator.ts";
import { passkeysOf, type PasskeyRow } from "./store-passkey.ts";
import { recoveryCodesLeft } from "./store-recovery.ts";
import { secondFactorRoles } from "./store-rule.ts";

export const presentPasskey = (row: PasskeyRow) => ({
  id: row.id,
  name: row.name,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null,
});

/** How somebody signs in. */
export async function presentFactors(db: Db, actor: Actor) {
  const personId = personIdOf(actor);
  const account = await accountById(db, personId);
  if (!account) throw new Problem(401, "sign_in_needed");
  const app = await authenticatorOf(db, personId);
  const needed = await secondFactorRoles(db);
  return {
    password: account.password_hash !== null,
    authenticator: app ? { created_at: app.created_at.toISOString(), last_used_at: app.last_used_at?.toISOString() ?? null } : null,
    passkeys: (await passkeysOf(db, personId)).map(presentPasskey),
    recovery_codes_left: await recoveryCodesLeft(db, personId),
    needed: [...actor.roles].some((role: Role) => needed.has(role)),
    passkeys_possible: passkeySite() !== null,
    proofs: await proofsOf(db, account, actor.sessionId),
  };
}
