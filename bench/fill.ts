import { readFileSync } from "node:fs";
import pg from "pg";

/** Words that occur as often as words do: a few in many tickets, most in few. */
const words =
  "outlook printer password vpn teams screen laptop network mailbox excel sharepoint phone keyboard mouse dock update license access folder drive camera headset projector scanner badge".split(
    " ",
  );

/** From so many on it is faster to build indexes anew than to keep them up. */
const many = 300_000;

/** Takes away the indexes that are no constraint, but that of the log, which its readers ride every second; answers how to make them. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any('{ticket,stay,reply,note,event}'::regclass[]) and i.indexrelid <> 'event_log_idx'::regclass and not exists (select from pg_constraint where conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/**
 * Fills an empty desk with `count` tickets by SQL: two replies, one note and three facts each, 4 % of them still active, spread
 * over 20 teams, 200 technicians and 5,000 people. Faster and more even than the demo world, and nobody reads it. Ids are in the
 * order of time, as the desk makes them. Many at once: their indexes are built afterwards.
 */
export async function fill(url: string, count: number, from = 0): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const sql = readFileSync(new URL("fill.sql", import.meta.url), "utf8");
    const [setUp = "", perBatch = ""] = sql.split("-- each batch");
    if (from === 0) await client.query(setUp.replaceAll("$words", `'{${words.join(",")}}'`));
    // Nothing is lost that could not be filled again, and what is referred to is there.
    await client.query("set synchronous_commit = off; set session_replication_role = replica; set maintenance_work_mem = '512MB'");
    const indexes = count - from >= many ? await dropIndexes(client) : [];
    for (let start = from; start < count; start += 50_000) {
      const end = Math.min(start + 50_000, count);
      await client.query(perBatch.replaceAll("$from", String(start + 1)).replaceAll("$to", String(end)));
    }
    for (const index of indexes) await client.query(index);
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}
