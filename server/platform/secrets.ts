import { argon2, createHash, randomBytes, randomInt, timingSafeEqual, type Argon2Parameters } from "node:crypto";
import { promisify } from "node:util";

/** 256 random bits, URL-safe. Every capability is made here (ASVS 11.5.1: UUIDs do not count). */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Tokens are kept as SHA-256: they have full entropy, so a slow hash adds nothing. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Eight digits, for reading aloud or typing from a phone. */
export const newCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, "0");

const derive = promisify(argon2);

// OWASP password storage cheat sheet: argon2id, 19 MiB, 2 passes, 1 lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** The slow hash with a salt of one's own, to find something by it. */
export const hashSlowly = (password: string, salt: Buffer): Promise<Buffer> => {
  const parameters: Argon2Parameters = { ...cost, nonce: salt, message: password.normalize("NFKC") };
  return derive("argon2id", parameters);
};

/** `argon2id$memory$passes$parallelism$salt$hash`: the cost travels with the hash, so it can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashSlowly(password, salt);
  return ["argon2id", cost.memory, cost.passes, cost.parallelism, salt.toString("base64"), hash.toString("base64")].join("$");
}

const dummy = hashPassword(randomBytes(16).toString("hex"));

/** Takes the same time when there is no hash to compare with: an unknown account must not answer faster. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , , salt, hash] = (stored ?? (await dummy)).split("$");
  const given = await hashSlowly(password, Buffer.from(salt ?? "", "base64"));
  const same = timingSafeEqual(given, Buffer.from(hash ?? "", "base64"));
  return same && stored !== null;
}
