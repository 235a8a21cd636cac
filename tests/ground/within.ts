import type pg from "pg";
import { createDb, type Db, type Pool } from "../../server/platform/db.ts";

type Query = (sql: string, values?: readonly unknown[]) => Promise<unknown>;

/**
 * A Db whose every transaction is a savepoint inside the one already open on `client`. Verbs, `transaction()` and
 * `afterCommit` behave as on a real database: what fails is undone, what succeeds is seen, and all of it goes with
 * the rollback at the end of the test.
 */
export function dbWithin(client: pg.ClientBase): Db {
  let turn: Promise<void> = Promise.resolve();
  let held = 0;
  const lock = async (): Promise<() => void> => {
    const before = turn;
    let release = () => {};
    turn = new Promise((done) => (release = done));
    await before;
    held += 1;
    return () => {
      held -= 1;
      release();
    };
  };
  const send: Query = (sql, values) => client.query(sql, values as unknown[]);
  /** A statement of its own would not poison what came before it, so here it does not either. */
  const alone: Query = async (sql, values) => {
    const release = await lock();
    await send("savepoint statement");
    try {
      const answer = await send(sql, values);
      await send("release savepoint statement");
      return answer;
    } catch (error) {
      await send("rollback to savepoint statement; release savepoint statement");
      throw error;
    } finally {
      release();
    }
  };
  const connect = () => {
    let release: (() => void) | null = null;
    const done = () => {
      release?.();
      release = null;
    };
    const query: Query = async (sql, values) => {
      if (sql === "begin" || sql.startsWith("start transaction")) {
        release = await lock();
        return send("savepoint work");
      }
      if (sql === "commit") return send("release savepoint work").finally(done);
      if (sql === "rollback") return send("rollback to savepoint work; release savepoint work").finally(done);
      return release || held > 0 ? send(sql, values) : alone(sql, values);
    };
    return Promise.resolve({ query, release: done });
  };
  return createDb({ connect } as unknown as Pool);
}
