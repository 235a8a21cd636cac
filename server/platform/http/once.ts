import { createHash } from "node:crypto";
import { sql, tables, type Db } from "../db.ts";
import type { Job } from "../jobs.ts";
import { Problem } from "../problem.ts";

interface OnceTables {
  idempotency_key: {
    actor_id: string;
    route: string;
    key: string;
    body_hash: Buffer;
    status: number | null;
    answer: unknown;
    created_at: Date;
  };
}

/** A request that may be sent twice and must count once. */
export interface OnceRequest {
  actorId: string;
  route: string;
  key: string;
  body: unknown;
  /** Neither the body, not even as a hash, nor the answer is kept; a repeat is refused (409) instead of answered. */
  secret?: boolean;
}
export interface Answered {
  status: number;
  answer: unknown;
}

const hours = 24;
const hashOf = (request: OnceRequest): Buffer =>
  createHash("sha256")
    .update(JSON.stringify(request.secret ? null : (request.body ?? null)))
    .digest();

/** Takes the key, waiting for a request that holds it now; false when it was used within a day. */
async function claim(tx: Db, request: OnceRequest, hash: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into idempotency_key as mine (actor_id, route, key, body_hash, created_at)
    values (${request.actorId}, ${request.route}, ${request.key}, ${hash}, ${now})
    on conflict (actor_id, route, key) do update set body_hash = excluded.body_hash, created_at = excluded.created_at, status = null, answer = null
    where mine.created_at < ${new Date(now.getTime() - hours * 3_600_000)}
    returning 1`.execute(tables(tx));
  return rows.length > 0;
}

const lookUp = (tx: Db, { actorId, route, key }: OnceRequest) =>
  tables<OnceTables>(tx)
    .selectFrom("idempotency_key")
    .select(["body_hash", "status", "answer"])
    .where("actor_id", "=", actorId)
    .where("route", "=", route)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();

/**
 * Runs `work` once per key: the key is inserted first, in the same transaction, so there is no moment in which two can both
 * find it free. A repeat gets the first answer; the same key with another body is refused (422).
 * Method: draft-ietf-httpapi-idempotency-key-header.
 */
export async function once(tx: Db, request: OnceRequest, now: Date, work: () => Promise<Answered>): Promise<Answered> {
  const hash = hashOf(request);
  if (!(await claim(tx, request, hash, now))) {
    const before = await lookUp(tx, request);
    if (!before.body_hash.equals(hash)) throw new Problem(422, "key_reused");
    if (request.secret) throw new Problem(409, "answered_once");
    return { status: before.status ?? 200, answer: before.answer };
  }
  const done = await work();
  await tables<OnceTables>(tx)
    .updateTable("idempotency_key")
    .set({ status: done.status, answer: JSON.stringify(request.secret ? null : (done.answer ?? null)) })
    .where("actor_id", "=", request.actorId)
    .where("route", "=", request.route)
    .where("key", "=", request.key)
    .execute();
  return done;
}

export const forgetKeys: Job = {
  name: "http.forget_keys",
  pattern: "23 * * * *",
  async run(db, now) {
    await tables<OnceTables>(db)
      .deleteFrom("idempotency_key")
      .where("created_at", "<", new Date(now.getTime() - hours * 3_600_000))
      .execute();
  },
};
