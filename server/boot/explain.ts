import { Problem } from "../platform/problem.ts";
import { sayField } from "../platform/http/refuse.ts";
import { say } from "../platform/i18n.ts";

/** Any error as one sentence for the person at the terminal. */
export function explain(error: unknown): string {
  if (error instanceof Problem) {
    const fields = error.errors.map((wrong) => `${wrong.pointer}: ${sayField("en", wrong, error.facts)}`);
    return [say("en", `problem.${error.code}`, error.facts), ...fields].join(" ");
  }
  // An AggregateError (several addresses tried) has no message of its own.
  if (error instanceof AggregateError && !error.message) return explain(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
