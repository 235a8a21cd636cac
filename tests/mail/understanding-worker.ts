import { setTimeout as pause } from "node:timers/promises";
import { createDb, createPool } from "../../server/platform/db.ts";
import { createLog } from "../../server/platform/log.ts";
import { room } from "../../server/rooms/mail/index.ts";

// A worker process for poison-mail.test.ts: it does the mail room's jobs, again and again, until it is killed.
const log = createLog("silent");
const db = createDb(createPool(process.argv[2] ?? "", log, { size: 3, application: "firstline worker" }));
for (;;) {
  for (const { run } of room.jobs ?? []) await run(db, new Date());
  await pause(50);
}
