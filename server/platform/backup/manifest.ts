import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** Of the rows as PostgreSQL writes them (COPY, text), before they are packed: equal rows have equal sums. */
  sha256,
});
export type BackedUpTable = z.infer<typeof table>;

const contents = z.object({
  count: z.number().int(),
  bytes: z.number().int(),
  /** Named by rows, and not in the store, or not as they were: lost before the backup was made. */
  lost: z.array(sha256),
});
export type Contents = z.infer<typeof contents>;

const manifest = z.object({
  /** Grows when an older Firstline could not read what is written. */
  format: z.literal(1, { error: "it was written by a newer Firstline" }),
  version: z.string(),
  made_at: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), used: z.boolean() })),
  /** Jobs that waited, or null where none ever ran. */
  jobs: table.nullable(),
  contents: contents.default({ count: 0, bytes: 0, lost: [] }),
});
/** What a backup holds. */
export type Manifest = z.infer<typeof manifest>;

export const manifestName = "manifest.json";
export const fileOf = (name: string): string => `tables/${name}.copy.gz`;

export const everyTable = ({ tables, jobs }: Manifest): BackedUpTable[] => [...tables, ...(jobs ? [jobs] : [])];

/** Reads what a backup says of itself; its sums are checked elsewhere (verify.ts). */
export function readManifest(dir: string): Manifest {
  const parsed = manifest.safeParse(JSON.parse(readFileSync(join(dir, manifestName), "utf8")));
  if (!parsed.success) throw new Error(`The backup in ${dir} cannot be read: ${parsed.error.issues[0]?.message}.`);
  return parsed.data;
}

export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");
