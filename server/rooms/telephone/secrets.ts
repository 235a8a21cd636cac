import { createHash, randomBytes } from "node:crypto";
import { seal, unseal } from "../../platform/sealing.ts";
import type { TelephoneKind } from "../../../contract/telephone.ts";

const placeOf = (systemId: string) => ({ table: "telephone_system", column: "secret", row: systemId });

/** Only this is kept of what an address ends with: 256 random bits need no slow hash. */
export const hashToken = (token: string): Buffer => createHash("sha256").update("firstline telephone").update(token).digest();

export interface FreshSecret {
  /** As it is shown, once. */
  shown: string;
  kept: { token_hash: Buffer | null; secret: string | null };
}

/** 256 random bits: at the end of an address, or to sign with. */
export function freshSecret(systemId: string, kind: Exclude<TelephoneKind, "ari">): FreshSecret {
  if (kind === "generic") {
    const shown = randomBytes(32).toString("base64url");
    return { shown, kept: { token_hash: hashToken(shown), secret: null } };
  }
  const shown = `whsec_${randomBytes(32).toString("base64")}`;
  return { shown, kept: { token_hash: null, secret: sealSecret(systemId, shown) } };
}

export const sealSecret = (systemId: string, plain: string): string => seal(placeOf(systemId), plain);
export const openSecret = (systemId: string, sealed: string): string => unseal(placeOf(systemId), sealed);
