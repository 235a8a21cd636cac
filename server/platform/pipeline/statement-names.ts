import { createHash } from "node:crypto";
import pg from "pg";

/** A statement is worth preparing when it comes back; one that is built anew each time would only fill the server's memory. */
const comesBack = 3;
const most = 300;
const seen = new Map<string, number>();
const names = new Map<string, string>();
/** Grows when the schema changed under statements prepared before: from then on they go by other names. */
let generation = 0;

/** Stands in a statement whose way depends on a value (a word that is in every ticket, or in none): it is planned for that value, each time. */
export const plannedAnew = "/* planned anew */";

/** The name under which a statement is prepared, or "" while it is not known to come back. Same text, same name, in every process. */
export function nameOf(text: string): string {
  if (text.includes(plannedAnew)) return "";
  const known = names.get(text);
  if (known) return known;
  const times = seen.get(text) ?? 0;
  if (times < comesBack) {
    if (seen.size < most || times > 0) seen.set(text, times + 1);
    return "";
  }
  const name = createHash("sha1").update(`${generation}:${text}`).digest("base64url");
  names.set(text, name);
  return name;
}

/** A newer version added a column while we run: PostgreSQL refuses what was prepared before. It works again at the next try. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === "0A000" && error.message.includes("cached plan");

export function renameAll(): void {
  generation += 1;
  names.clear();
}
