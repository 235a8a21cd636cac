import type { Compilable, CompiledQuery, Kysely } from "kysely";
import { blueprint, sql, tables, type Db, type RawBuilder } from "./db.ts";
import { plannedAnew } from "./pipeline/statement-names.ts";

/** What queries are built with before there is a database. */
export type Blueprint<Tables> = Kysely<Tables>;

interface Blank {
  readonly blank: string;
}
const isBlank = (value: unknown): value is Blank => typeof value === "object" && value !== null && "blank" in value;

/** Stands for values that are not known yet; Kysely carries them to their places in the query. */
const blanks = new Proxy({}, { get: (_, name): Blank => ({ blank: String(name) }) });

/**
 * A query that is built and compiled once and then only filled in: for what every request asks. `given` holds the values;
 * each stands for one parameter, so a list goes in as an array (`= any(${given.ids})`), and none may decide how the query is built.
 */
export function prepared<Tables, Given extends object, Row>(
  build: (tables: Blueprint<Tables>, given: Given) => Compilable<Row>,
): (db: Db, given: Given) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, given) => {
    compiled ??= build(blueprint<Tables>(), blanks as Given).compile();
    const parameters = compiled.parameters.map((value) => (isBlank(value) ? given[value.blank as keyof Given] : value));
    const { rows } = await tables<Tables>(db).executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}

/** The text of a query that takes no values, compiled once: a `select … from …` for queries that go on differently. */
export function textOf<Tables>(build: (tables: Blueprint<Tables>) => Compilable<unknown>): string {
  const { sql: text, parameters } = build(blueprint<Tables>()).compile();
  if (parameters.length > 0) throw new Error("what stands in the text of a query takes no values");
  return text;
}

/** The unchanging beginning of queries, to put a `where …` behind. */
export const beginning = <Tables>(build: (tables: Blueprint<Tables>) => Compilable<unknown>): RawBuilder<unknown> => sql.raw(textOf(build));

/** A number in the text of a query instead of beside it: a limit that the planner knows spares planning anew each time. */
export const literal = (count: number): RawBuilder<number> => {
  if (!Number.isSafeInteger(count)) throw new Error("only a whole number stands in a query as it is");
  return sql.raw(String(count));
};

/** Behind a condition whose value decides which way is short: PostgreSQL plans the whole statement for the values it comes with, each time. */
export const byItsValue: RawBuilder<unknown> = sql.raw(plannedAnew);
