import pg from "pg";
import { findEmbeddedPostgres } from "../../server/platform/postgres/embedded.ts";
import type { Desk } from "../browser.ts";

/** As somebody with rights on the desk's own PostgreSQL. */
export async function onDatabase(desk: Desk, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: (await findEmbeddedPostgres(desk.dataDir)) ?? "" });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
