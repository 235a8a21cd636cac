import { randomBytes, randomInt } from "node:crypto";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { hashSlowly } from "../../../platform/secrets.ts";
import { deleteRecoveryCodes, insertRecoveryCodes, recoverySaltOf, useRecoveryHash } from "./store-recovery.ts";

const howMany = 10;
// Crockford's base32: no letter that is taken for another. 16 of them are 80 bits.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;

/** `7K3M-9QXR-T2VB-HN4D` */
const newRecoveryCode = (): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)])
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");

/** As it was printed, however it is typed. */
const normal = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^\dA-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

/** Ten new codes in place of those before. Only their hashes are kept: salted and slow, as they have less than 112 bits (ASVS 6.5.2). */
export async function makeRecoveryCodes(tx: Db, personId: string, now: Date): Promise<string[]> {
  const salt = randomBytes(16);
  const codes = Array.from({ length: howMany }, newRecoveryCode);
  await deleteRecoveryCodes(tx, personId);
  const hashes = await Promise.all(codes.map((code) => hashSlowly(normal(code), salt)));
  await insertRecoveryCodes(
    tx,
    hashes.map((code_hash) => ({ id: newId(), person_id: personId, salt, code_hash, created_at: now, used_at: null })),
  );
  return codes;
}

/** Whether this is a recovery code of the person that nobody has used; it is used up now. The try is counted by the caller. `setBefore`: of a set that was made later none counts. */
export async function useRecoveryCode(db: Db, personId: string, code: string, now: Date, setBefore = now): Promise<boolean> {
  const salt = (await recoverySaltOf(db, personId)) ?? randomBytes(16);
  return useRecoveryHash(db, personId, await hashSlowly(normal(code), salt), now, setBefore);
}
