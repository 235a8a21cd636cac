import { createHash, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

/** A fact as it is sealed: everything of it but its transaction's number, which a backup numbers anew. */
export interface SealedRow {
  id: string;
  type: string;
  /** Microseconds since 1970, as text. */
  at: string;
  actor_id: string | null;
  ticket_id: string | null;
  contact_id: string | null;
  person_id: string | null;
  public: boolean;
  /** As PostgreSQL writes it. */
  data: string;
}

const sha = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** One way to write a fact and no other: a JSON list, in which no value can run into the next. Pure. */
export const hashRow = (row: SealedRow): Buffer =>
  sha(JSON.stringify([row.id, row.type, row.at, row.actor_id, row.ticket_id, row.contact_id, row.person_id, row.public, row.data]));

export const hashRows = (rows: readonly SealedRow[]): Buffer => sha(...rows.map(hashRow));

/** Before the first segment. */
export const beginning = sha("firstline audit 1");

export interface Link {
  n: number;
  sealed_at: Date;
  ids: readonly string[];
  rows_hash: Buffer;
}

/** What binds a segment to all before it. Pure. */
export const hashLink = (before: Buffer, { n, sealed_at, ids, rows_hash }: Link): Buffer =>
  sha(before, JSON.stringify([n, sealed_at.toISOString(), ids, rows_hash.toString("hex")]));

export const signHash = (key: KeyObject, hash: Buffer): Buffer => sign(null, hash, key);
export const isSigned = (key: KeyObject, hash: Buffer, signature: Buffer): boolean => verify(null, hash, key, signature);

/** What names a key without telling it: of the public half. */
export function nameOfKey(key: KeyObject): string {
  const half = key.type === "private" ? createPublicKey(key) : key;
  return sha(half.export({ type: "spki", format: "der" }))
    .toString("hex")
    .slice(0, 16);
}
