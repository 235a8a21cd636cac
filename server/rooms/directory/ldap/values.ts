import type { Entry } from "ldapts";

/** Attributes by their names in small letters: servers write them as they like. */
export type Values = ReadonlyMap<string, Entry[string]>;

export const valuesOf = (entry: Entry): Values => new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]));

/** The first value of the first of these attributes that has one. */
export function textOf(values: Values, ...names: string[]): string | null {
  for (const name of names) {
    const [first] = [values.get(name.toLowerCase()) ?? []].flat();
    const text = first === undefined ? "" : String(first).trim();
    if (text !== "") return text;
  }
  return null;
}

export function bytesOf(values: Values, name: string): Buffer | null {
  const [first] = [values.get(name.toLowerCase()) ?? []].flat();
  return Buffer.isBuffer(first) ? first : typeof first === "string" && first !== "" ? Buffer.from(first, "binary") : null;
}

/** An objectGUID as everybody else writes it: its first three parts are little-endian (MS-DTYP, 2.3.4). */
export function uuidOf(bytes: Buffer): string | null {
  if (bytes.length !== 16) return null;
  const hex = Buffer.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((at) => bytes[at] ?? 0)).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** And back, as a question wants it. */
export function uuidBytes(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll("-", ""), "hex");
  return Buffer.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((at) => bytes[at] ?? 0));
}
