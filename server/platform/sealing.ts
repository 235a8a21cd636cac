import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from "node:crypto";

/** Where a sealed text stands: moved to another row, column or table it does not open. */
export interface Place {
  table: string;
  column: string;
  row: string;
}

interface Key {
  /** Names the key in what it sealed. */
  kid: string;
  bytes: Buffer;
}

const keyBytes = 32;
let current: Key | null = null;

/** What names a key without telling it. */
export const kidOf = (bytes: Buffer): string => createHash("sha256").update("firstline kid").update(bytes).digest("hex").slice(0, 8);

/** The key of this process, 32 bytes: given once, before the first request. */
export function configureSealing(bytes: Buffer): void {
  if (bytes.length !== keyBytes) throw new Error(`The key that encrypts secrets has to have ${keyBytes} bytes.`);
  current = { kid: kidOf(bytes), bytes };
  derived.clear();
}

function theKey(): Key {
  if (!current) throw new Error("secrets cannot be encrypted before the key is there");
  return current;
}

const associated = (place: Place, kid: string): Buffer => Buffer.from([place.table, place.column, place.row, kid].join("|"));

/** `v1.kid.nonce.ct.tag`: AES-256-GCM with a fresh 96-bit nonce, bound to its place (NIST SP 800-38D). */
export function seal(place: Place, plain: string): string {
  const { kid, bytes } = theKey();
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", bytes, nonce);
  cipher.setAAD(associated(place, kid));
  const ct = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return ["v1", kid, nonce.toString("base64url"), ct.toString("base64url"), cipher.getAuthTag().toString("base64url")].join(".");
}

/** Throws for anything but what `seal` made with this key for this place: never answers something unencrypted. */
export function unseal(place: Place, sealed: string): string {
  const { kid, bytes } = theKey();
  const [version, made, nonce = "", ct = "", tag = ""] = sealed.split(".");
  if (version !== "v1" || made !== kid) throw new Error(`a secret of ${place.table} was encrypted with another key`);
  const decipher = createDecipheriv("aes-256-gcm", bytes, Buffer.from(nonce, "base64url"), { authTagLength: 16 });
  decipher.setAAD(associated(place, kid));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(ct, "base64url")), decipher.final()]).toString("utf8");
}

/** Keys made from the current one, by use: making one takes longer than using it. */
const derived = new Map<string, KeyObject>();

function keyFor(use: string): KeyObject {
  const made = derived.get(use) ?? createSecretKey(Buffer.from(hkdfSync("sha256", theKey().bytes, "", use, keyBytes)));
  derived.set(use, made);
  return made;
}

/** HMAC-SHA-256 of some words under a key of its own for this use (HKDF, RFC 5869): what the desk makes again instead of keeping. */
export const macOf = (use: string, ...words: string[]): Buffer => createHmac("sha256", keyFor(use)).update(JSON.stringify(words)).digest();
