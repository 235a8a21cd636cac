import pg from "pg";
import { asQuery, type Answer, type Asked, type Prepared } from "./batch.ts";
import { isStalePlan, nameOf, renameAll } from "./statement-names.ts";

type Callback = (error: Error | null, answer?: Answer) => void;

/** @types/pg does not know of it. */
const { prepareValue } = (pg as typeof pg & { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils;
const overWire = (value: unknown): string | Buffer | null =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : prepareValue(value);

/** These have no values and are said without any. */
const edges = new Set(["begin", "commit", "rollback"]);

/** BEGIN and COMMIT around all that travels together say nothing: a batch is a transaction of its own. */
const isWhole = (batch: readonly Asked[]): boolean => batch.length > 2 && batch[0]?.text === "begin" && batch.at(-1)?.text === "commit";

/** What is asked in this moment: a query passes a few promises before it comes here, and COMMIT may follow it. */
const atTheEndOfThisTurn = (send: () => void) => process.nextTick(() => process.nextTick(send));

/** Sends a batch; a transaction that is whole goes without its edges. */
function send(batch: readonly Asked[], prepared: Prepared, submit: (query: pg.Query) => void): void {
  if (!isWhole(batch)) return submit(asQuery(batch, prepared));
  const last = batch.length - 1;
  const edge = (n: number, command: string) => batch[n]?.resolve({ command, rowCount: null, rows: [] });
  const inner = batch.slice(1, last).map((asked, n, all) => ({
    ...asked,
    resolve(answer: Answer) {
      if (n === 0) edge(0, "BEGIN");
      asked.resolve(answer);
      if (n === all.length - 1) edge(last, "COMMIT");
    },
    reject(error: unknown) {
      if (n === 0) batch[0]?.reject(error);
      asked.reject(error);
      if (n === all.length - 1) batch[last]?.reject(error);
    },
  }));
  submit(asQuery(inner, prepared));
}

/**
 * Makes what a client is asked in one turn of the event loop leave in one write and come back in one answer: a system call costs
 * more than most queries do. What it is asked again and again, PostgreSQL parses and plans once per connection. A pooler in
 * transaction mode needs to know of prepared statements (PgBouncer from 1.21).
 */
export function gatherQueries(client: pg.ClientBase): void {
  const plain = client.query;
  const prepared: Prepared = new Map();
  let gathered: Asked[] = [];
  // What is left to roll back of a transaction that failed as a whole: nothing.
  let settled = false;
  const flush = () => {
    const batch = gathered;
    gathered = [];
    settled = isWhole(batch);
    if (batch.length > 0) send(batch, prepared, (query) => Reflect.apply(plain, client, [query]));
  };
  const gather = (asked: Asked) => {
    if (gathered.length === 0) atTheEndOfThisTurn(flush);
    gathered.push(asked);
  };
  const ask = (text: string, values: readonly unknown[]) =>
    new Promise<Answer>((resolve, reject) => {
      const failed = (error: unknown) => {
        if (isStalePlan(error)) renameAll();
        reject(error as Error);
      };
      gather({ name: nameOf(text), text, values: values.map(overWire), resolve, reject: failed });
    });
  const query = (...given: unknown[]): unknown => {
    const [text, values, callback] = given as [unknown, unknown, Callback | undefined];
    const ours = typeof text === "string" && (Array.isArray(values) || (values === undefined && edges.has(text)));
    if (!ours) {
      flush();
      return Reflect.apply(plain, client, given);
    }
    if (text === "rollback" && settled && gathered.length === 0) return Promise.resolve({ command: "ROLLBACK", rowCount: null, rows: [] });
    const answer = ask(text, Array.isArray(values) ? values : []);
    if (!callback) return answer;
    answer.then(
      (done) => callback(null, done),
      (error: Error) => callback(error),
    );
    return undefined;
  };
  Object.assign(client, { query });
}
