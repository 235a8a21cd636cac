import pg from "pg";
import type { Ground } from "./ground.ts";
import type { SmallDisk } from "./small-disk.ts";

/** Moves the tables of the desk to the small disk; its log stays where there is room. */
export async function moveTables(ground: Ground, disk: SmallDisk): Promise<void> {
  await ground.pool.query(`create tablespace small location '${disk.path}'`);
  const elsewhere = new pg.Client({ connectionString: ground.url.replace("/firstline?", "/postgres?") });
  await elsewhere.connect();
  await elsewhere.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'firstline'");
  await elsewhere.query("alter database firstline set tablespace small").finally(() => elsewhere.end());
}
