import { createDb, createPool } from "../../server/platform/db.ts";
import { createLog } from "../../server/platform/log.ts";
import { configureSealing } from "../../server/platform/sealing.ts";
import { readMailboxes } from "../../server/rooms/mail/doors/read-mailboxes.ts";
import { receive } from "../../server/rooms/mail/receive.ts";

// A worker process for imap-faults.test.ts, which kills it: it reads mailboxes and says of each message that it is kept.
const [url = "", key = ""] = process.argv.slice(2);
const log = createLog("silent");
configureSealing(Buffer.from(key, "base64"));
const db = createDb(createPool(url, log, { size: 4, application: "firstline worker" }));
const intake = {
  db,
  now: () => new Date(),
  receive: (given: Parameters<typeof receive>[1]) => receive(db, given),
  kept: () => void process.stdout.write("."),
};
readMailboxes(db, log, intake, { pause: 200, wait: () => 5, look: 100 });
