import { isId } from "./id.ts";
import { wrongField, type Problem } from "./problem.ts";

/** Keyset cursors: the sort values of the last row, opaque to clients. */
export const encodeCursor = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");

/** What a value of a cursor has to be, so that what somebody made up is refused here and not by the database. */
export type CursorPart = "id" | "time" | "text" | "number";

// From year 1 on, and at most 14 hours from UTC: what PostgreSQL knows, too.
const time = /^((?!0000)\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$/;
/** A moment that PostgreSQL reads, too. */
export const isTime = (text: string): boolean => {
  const [, day, clock] = time.exec(text) ?? [];
  const at = new Date(`${day}T${clock}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day ?? "");
};
const fits: Record<CursorPart, (value: unknown) => boolean> = {
  id: (value) => typeof value === "string" && isId(value),
  time: (value) => typeof value === "string" && isTime(value),
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
};

export const wrongCursor = (): Problem => wrongField("#query/cursor", "cursor");

/** The values of a cursor, each of the kind asked for; null for the first page. */
export function decodeCursor(cursor: string | undefined, parts: readonly CursorPart[]): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(values) && values.length === parts.length && parts.every((part, index) => fits[part](values[index]))) return values;
  } catch {
    // falls through to the refusal: a cursor is ours or it is wrong
  }
  throw wrongCursor();
}

/** Asks for one row more than the page: whether it came tells if there is a next page. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  present: (row: Row) => Item,
  key: (row: Row) => readonly (string | number)[],
): { items: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), next_cursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}
