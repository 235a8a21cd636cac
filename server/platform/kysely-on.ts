import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type ConnectionProvider,
  type DatabaseConnection,
  type Dialect,
  type Driver,
} from "kysely";
import type pg from "pg";

const nothing = () => Promise.resolve();
const unused = () => Promise.reject(new Error("use transaction() of the platform: it decides where queries go"));
/** Kysely's own way to connections, which is not taken: within a transaction it lets each query wait for the one before. */
const driver: Driver = {
  init: nothing,
  acquireConnection: unused,
  beginTransaction: unused,
  commitTransaction: unused,
  rollbackTransaction: unused,
  releaseConnection: nothing,
  destroy: nothing,
};

const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/** Builds queries that are compiled once and run anywhere; it reaches no database itself. */
export const unbound = new Kysely<never>({ dialect });

const changes = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/** One client as Kysely knows connections. */
export const connectionOn = (client: Pick<pg.ClientBase, "query">): DatabaseConnection => ({
  async executeQuery<R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
    const { command, rowCount, rows } = await client.query(sql, parameters as unknown[]);
    return { rows: rows as R[], ...(changes.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
  },
  streamQuery() {
    throw new Error("rows are not streamed: page through them");
  },
});

/** Queries of the answered Kysely go where `provide` says, as soon as they are asked for. */
export const kyselyOn = (provide: ConnectionProvider["provideConnection"]): Kysely<never> =>
  new Kysely<never>({
    config: { dialect },
    driver,
    dialect,
    executor: unbound.getExecutor().withConnectionProvider({ provideConnection: provide }),
  });
