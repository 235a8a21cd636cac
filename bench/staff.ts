import { theDesk } from "../server/platform/actor.ts";
import { createDb, createPool, sql, tables, transaction } from "../server/platform/db.ts";
import { createLog } from "../server/platform/log.ts";
import { createApiKey, grantRole } from "../server/rooms/access/index.ts";
import { addMember } from "../server/rooms/teams/index.ts";

/** Makes technicians of so many who have the tickets of the filled desk, each in the team of most of theirs; answers their API keys. */
export async function staff(url: string, count: number): Promise<string[]> {
  const pool = createPool(url, createLog("silent"), { size: 2, application: "bench" });
  try {
    return await transaction(createDb(pool), async (tx) => {
      const { rows } = await sql<{ person: string; team: string }>`
        select a.id as person, t.id as team from generate_series(1, ${count}::int) g(n)
        join bench_person a on a.n = 1 + (g.n * 31) % 200 join bench_team t on t.n = 1 + g.n % 20`.execute(tables(tx));
      const keys: string[] = [];
      for (const { person, team } of rows) {
        await grantRole(tx, person, "technician");
        await addMember(tx, team, person, false, theDesk([]).personId);
        keys.push((await createApiKey(tx, { personId: person, name: "bench" })).key);
      }
      return keys;
    });
  } finally {
    await pool.end();
  }
}
