import { Problem } from "./problem.ts";

/** Keyset cursors: the sort values of the last row, opaque to clients. */
export const encodeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const plain = (v: unknown) => v === null || typeof v === "string" || typeof v === "number";
    if (Array.isArray(values) && values.length === length && values.every(plain)) return values;
  } catch {
    // falls through to the refusal: a cursor is ours or it is wrong
  }
  throw new Problem(400, "invalid_input", { errors: [{ pointer: "#query/cursor", code: "cursor" }] });
}

/** Asks for one row more than the page: whether it came tells if there is a next page. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  present: (row: Row) => Item,
  key: (row: Row) => readonly (string | number | null)[],
): { items: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), next_cursor: rows.length > limit && last ? encodeCursor(key(last)) : null };
}
