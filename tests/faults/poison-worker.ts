import pg from "pg";
import { createDb, createPool } from "../../server/platform/db.ts";
import { startReacting } from "../../server/platform/events/react.ts";
import type { Reaction } from "../../server/platform/events/reaction.ts";
import { startWaking } from "../../server/platform/events/wake.ts";
import { startJobs } from "../../server/platform/jobs.ts";
import { createLog } from "../../server/platform/log.ts";

// A worker process for 28-poison.test.ts: one event and one job end it as the kernel would when memory runs out.
const url = process.argv[2] ?? "";
const log = createLog("silent");
const pool = createPool(url, log, { size: 6, application: "firstline worker" });
const db = createDb(pool);
const die = () => process.kill(process.pid, "SIGKILL");
const note = async (text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "insert into setting (key, value) values ($1, '1') on conflict (key) do update set value = to_jsonb(setting.value::int + 1)",
    [text],
  );
  await client.end();
};
const reaction: Reaction = {
  name: "test.poison",
  on: ["test.happened"],
  async run(_, event) {
    await note(`tried ${String(event.data["what"])}`);
    if (event.data["what"] === "poison") die();
  },
};
const never = "0 0 31 2 *";
startWaking(url, pool, log);
await startReacting(db, [reaction], log);
await startJobs(
  url,
  pool,
  db,
  [
    {
      name: "test.poison",
      pattern: never,
      run: async () => {
        await note("tried job");
        die();
      },
    },
    { name: "test.fine", pattern: never, run: () => note("fine job") },
  ],
  log,
);
process.stdout.write("working\n");
