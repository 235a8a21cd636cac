import { createHash } from "node:crypto";
import type pg from "pg";

/** A statement is worth preparing when it comes back; one that is built anew each time would only fill the server's memory. */
const comesBack = 3;
const most = 300;
const seen = new Map<string, number>();

/** The name under which a statement is prepared, or null while it is not known to come back. Same text, same name, in every process. */
function nameOf(text: string): string | null {
  const times = seen.get(text) ?? 0;
  if (times >= comesBack) return createHash("sha1").update(text).digest("base64url");
  if (seen.size < most || times > 0) seen.set(text, times + 1);
  return null;
}

/**
 * Makes a client prepare what it is asked again and again, so that PostgreSQL parses and plans it once per connection.
 * A pooler in transaction mode needs to know of prepared statements (PgBouncer from 1.21).
 */
export function prepareStatements(client: pg.ClientBase): void {
  const plain = client.query;
  const query = (...given: unknown[]): unknown => {
    const [text, values, ...rest] = given;
    const name = typeof text === "string" && Array.isArray(values) ? nameOf(text) : null;
    return Reflect.apply(plain, client, name ? [{ name, text, values }, ...rest] : given);
  };
  Object.assign(client, { query });
}
