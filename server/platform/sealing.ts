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
/** What `macOf` derives from: kept when the key is changed, or every address and link that is out there would die with it. */
let macRoot: Buffer | null = null;

/** What names a key without telling it. */
export const kidOf = (bytes: Buffer): string => createHash("sha256").update("firstline kid").update(bytes).digest("hex").slice(0, 8);

const keyOf = (bytes: Buffer): Key => ({ kid: kidOf(bytes), bytes });

/** The key of this process, 32 bytes: given once, before the first request. */
export function configureSealing(bytes: Buffer, root: Buffer = bytes): void {
  if (bytes.length !== keyBytes) throw new Error(`The key that encrypts secrets has to have ${keyBytes} bytes.`);
  current = keyOf(bytes);
  macRoot = root;
  derived.clear();
}

function theKey(): Key {
  if (!current) throw new Error("secrets cannot be encrypted before the key is there");
  return current;
}

/** AES-256-GCM with a fresh 96-bit nonce (NIST SP 800-38D): nonce, text and tag in one. */
function box(key: Buffer, plain: Buffer, associated: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(associated));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

function unbox(key: Buffer, boxed: string, associated: string): Buffer {
  const bytes = Buffer.from(boxed, "base64url");
  if (bytes.length < 28) throw new Error("that is nothing encrypted");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(associated));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

const associated = ({ table, column, row }: Place, with_: string): string => [table, column, row, with_].join("|");

function sealWith({ kid, bytes }: Key, place: Place, plain: string): string {
  const own = randomBytes(keyBytes);
  return ["v2", kid, box(bytes, own, associated(place, kid)), box(own, Buffer.from(plain, "utf8"), associated(place, "v2"))].join(".");
}

/**
 * An envelope, `v2.kid.key.text`: the text under a key of its own, that one under the desk's key, and both bound to their place.
 * Changing the desk's key wraps the small keys anew and touches no text.
 */
export const seal = (place: Place, plain: string): string => sealWith(theKey(), place, plain);

function partsOf({ kid }: Key, place: Place, sealed: string): string[] {
  const [version = "", made, ...parts] = sealed.split(".");
  if (!["v1", "v2"].includes(version) || made !== kid) throw new Error(`a secret of ${place.table} was encrypted with another key`);
  return [version, ...parts];
}

function unsealWith(key: Key, place: Place, sealed: string): string {
  const [version, ...parts] = partsOf(key, place, sealed);
  if (version === "v2") {
    const [wrapped = "", text = ""] = parts;
    const own = unbox(key.bytes, wrapped, associated(place, key.kid));
    return unbox(own, text, associated(place, "v2")).toString("utf8");
  }
  // `v1.kid.nonce.text.tag`: as earlier releases did it, right under the desk's key.
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part, "base64url")));
  if (Buffer.from(parts[2] ?? "", "base64url").length !== 16) throw new Error("that is nothing encrypted");
  return unbox(key.bytes, bytes.toString("base64url"), associated(place, key.kid)).toString("utf8");
}

/** Throws for anything but what `seal` made with this key for this place: never answers something unencrypted. */
export const unseal = (place: Place, sealed: string): string => unsealWith(theKey(), place, sealed);

/** The same secret under another key of the desk. */
export function rewrap(place: Place, sealed: string, from: Buffer, to: Buffer): string {
  const [before, after] = [keyOf(from), keyOf(to)];
  const [version, wrapped = "", text = ""] = partsOf(before, place, sealed);
  if (version === "v1") return sealWith(after, place, unsealWith(before, place, sealed));
  const own = unbox(before.bytes, wrapped, associated(place, before.kid));
  unbox(own, text, associated(place, "v2"));
  return ["v2", after.kid, box(after.bytes, own, associated(place, after.kid)), text].join(".");
}

/** Keys made from the root, by use: making one takes longer than using it. */
const derived = new Map<string, KeyObject>();

function keyFor(use: string): KeyObject {
  const made = derived.get(use) ?? createSecretKey(Buffer.from(hkdfSync("sha256", macRoot ?? theKey().bytes, "", use, keyBytes)));
  derived.set(use, made);
  return made;
}

/** HMAC-SHA-256 of some words under a key of its own for this use (HKDF, RFC 5869): what the desk makes again instead of keeping. */
export const macOf = (use: string, ...words: string[]): Buffer => createHmac("sha256", keyFor(use)).update(JSON.stringify(words)).digest();
