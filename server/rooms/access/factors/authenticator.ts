import { Secret, TOTP } from "otpauth";
import { seal, unseal } from "../../../platform/sealing.ts";

const period = 30;
const issuer = "Firstline";

const placeOf = (id: string) => ({ table: "authenticator", column: "seed", row: id });

/** 160 random bits in base32 (RFC 4226, 4). */
export const newSeed = (): string => new Secret({ size: 20 }).base32;
export const sealSeed = (id: string, seed: string): string => seal(placeOf(id), seed);
export const unsealSeed = (row: { id: string; seed: string }): string => unseal(placeOf(row.id), row.seed);

const totp = (seed: string, label: string) => new TOTP({ issuer, label, secret: Secret.fromBase32(seed), period });

/** `otpauth://totp/…`, what the QR code holds. */
export const uriOf = (seed: string, label: string): string => totp(seed, label).toString();

/** The time step (RFC 6238) that a code belongs to, one step early or late at most; null when it is of none of them. */
export function stepOf(seed: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(seed, "").validate({ token, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}
