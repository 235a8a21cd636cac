import type { Failure } from "../../../contract/health.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { mostAttempts, nextTry } from "../../platform/events/retry.ts";
import { say } from "../../platform/i18n.ts";
import { cleanError } from "./clean-error.ts";
import {
  countFailures,
  hasJobRunner,
  listJobFailures,
  listReactionFailures,
  type JobFailureRow,
  type ReactionFailureRow,
} from "./store-failures.ts";

const most = 100;

const presentReaction = (row: ReactionFailureRow): Failure => ({
  id: `event-${row.event_id}-${row.subscriber}`,
  kind: "reaction",
  name: row.subscriber,
  about: row.about,
  ticket_number: row.ticket_number,
  attempts: row.attempts,
  most_attempts: mostAttempts,
  failed_at: row.failed_at.toISOString(),
  next_at: nextTry(row.failed_at, row.attempts)?.toISOString() ?? null,
  error: cleanError(row.error),
});

const presentJob = (row: JobFailureRow, language: Language): Failure => ({
  id: `job-${row.id}`,
  kind: "job",
  name: row.name,
  about: null,
  ticket_number: null,
  attempts: row.attempts,
  most_attempts: row.max_attempts,
  failed_at: row.failed_at.toISOString(),
  next_at: row.attempts < row.max_attempts ? row.run_at.toISOString() : null,
  error: row.error === null ? say(language, "health.ended_meanwhile") : cleanError(row.error),
});

/** What went wrong in the background, newest first. */
export async function listFailures(db: Db, language: Language): Promise<{ items: Failure[]; total: number }> {
  const reactions = (await listReactionFailures(db, most)).map(presentReaction);
  const jobs = (await hasJobRunner(db)) ? (await listJobFailures(db, most)).map((row) => presentJob(row, language)) : [];
  const items = [...reactions, ...jobs].toSorted((a, b) => (a.failed_at < b.failed_at ? 1 : -1)).slice(0, most);
  return { items, total: (await countFailures(db)).reduce((sum, one) => sum + one.count, 0) };
}
