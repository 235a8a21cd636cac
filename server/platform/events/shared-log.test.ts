import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, quiet, settle, type FreshDatabase } from "../../../tests/database.ts";
import { sql, tables, transaction } from "../db.ts";
import { publish } from "./publish.ts";
import { reactOnce } from "./react.ts";
import type { Reaction } from "./reaction.ts";
import { shareLog } from "./shared-log.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(() => fresh.close());

// Seen red: with the check for where a subscriber stands left out of what passes over.
test("reactions that stand at one place read the log once, and pass over together what concerns none of them", async () => {
  const names = ["passing-a", "passing-b", "passing-c"];
  const reactions: Reaction[] = names.map((name) => ({ name, on: ["test.never"], run: async () => {} }));
  await settle(fresh.db, reactions);
  const places = async () =>
    (
      await sql<{ place: string }>`select xid::text || ' ' || event_id as place from reaction_cursor where subscriber = any(${names})
      order by subscriber`.execute(tables(fresh.db))
    ).rows.map(({ place }) => place);
  const [before] = await places();
  const [xid = "", id = ""] = String(before).split(" ");
  await transaction(fresh.db, (tx) => publish(tx, { type: "test.happened", actorId: null }));
  const shared = shareLog(fresh.db);
  const [read, same] = await Promise.all([shared.after({ xid, id }), shared.after({ xid, id })]);
  expect(same).toBe(read);
  expect(read).toHaveLength(1);
  // Somebody else has one of them further on already, and it is not taken back.
  await sql`update reaction_cursor set xid = '4000000000' where subscriber = 'passing-c'`.execute(tables(fresh.db));
  const standing = names.map(() => ({ at: { xid, id } }));
  const handled = await Promise.all(reactions.map((reaction, n) => reactOnce(fresh.db, reaction, quiet, standing[n], shared)));
  expect(handled).toEqual([1, 1, 0]);
  const last = `${read[0]?.xid} ${read[0]?.id}`;
  expect(await places()).toEqual([last, last, `4000000000 ${id}`]);
  expect(standing.map(({ at }) => at?.id ?? null)).toEqual([read[0]?.id, read[0]?.id, null]);
});
