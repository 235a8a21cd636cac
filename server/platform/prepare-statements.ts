import { createHash } from "node:crypto";
import type { Socket } from "node:net";
import pg from "pg";

/** A statement is worth preparing when it comes back; one that is built anew each time would only fill the server's memory. */
const comesBack = 3;
const most = 300;
const seen = new Map<string, number>();
const names = new Map<string, string>();
/** Grows when the schema changed under statements prepared before: from then on they go by other names. */
let generation = 0;

/** The name under which a statement is prepared, or null while it is not known to come back. Same text, same name, in every process. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known) return known;
  const times = seen.get(text) ?? 0;
  if (times < comesBack) {
    if (seen.size < most || times > 0) seen.set(text, times + 1);
    return null;
  }
  const name = createHash("sha1").update(`${generation}:${text}`).digest("base64url");
  names.set(text, name);
  return name;
}

function renameAll(): void {
  generation += 1;
  names.clear();
}

/** A newer version added a column while we run: PostgreSQL refuses what was prepared before. It works again at the next try. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === "0A000" && error.message.includes("cached plan");

/** What is asked in one turn of the event loop leaves in one write: a system call costs more than most queries do here. */
function gatherWrites(client: pg.ClientBase): () => void {
  const { stream } = (client as pg.ClientBase & { connection: { stream: Socket } }).connection;
  let corked = false;
  return () => {
    if (corked) return;
    corked = true;
    stream.cork();
    process.nextTick(() => {
      corked = false;
      stream.uncork();
    });
  };
}

/**
 * Makes a client prepare what it is asked again and again, so that PostgreSQL parses and plans it once per connection.
 * A pooler in transaction mode needs to know of prepared statements (PgBouncer from 1.21).
 */
export function prepareStatements(client: pg.ClientBase): void {
  const plain = client.query;
  const gather = gatherWrites(client);
  const query = (...given: unknown[]): unknown => {
    gather();
    const [text, values, ...rest] = given;
    const name = typeof text === "string" && Array.isArray(values) ? nameOf(text) : null;
    if (!name) return Reflect.apply(plain, client, given);
    const answer: unknown = Reflect.apply(plain, client, [{ name, text, values }, ...rest]);
    if (answer instanceof Promise) answer.catch((error: unknown) => isStalePlan(error) && renameAll());
    return answer;
  };
  Object.assign(client, { query });
}
