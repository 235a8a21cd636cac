import { createDb, createPool } from "../../server/platform/db.ts";
import { createLog } from "../../server/platform/log.ts";
import { configureSealing } from "../../server/platform/sealing.ts";
import { readMailboxes } from "../../server/rooms/mail/doors/read-mailboxes.ts";
import { receive } from "../../server/rooms/mail/receive.ts";

// A worker process for imap-faults.test.ts: it reads mailboxes and says of each message that it is kept. It ends as by a power cut before or
// after it kept a certain message, or is killed from outside.
const [url = "", key = "", when = "never", nth = "0"] = process.argv.slice(2);
const log = createLog("silent");
configureSealing(Buffer.from(key, "base64"));
const db = createDb(createPool(url, log, { size: 4, application: "firstline worker" }));
let count = 0;
const dieIf = (moment: string) => moment === when && count === Number(nth) && process.kill(process.pid, "SIGKILL");
const intake = {
  db,
  now: () => new Date(),
  async receive(given: Parameters<typeof receive>[1]) {
    count += 1;
    dieIf("before");
    const kept = await receive(db, given);
    dieIf("after");
    return kept;
  },
  kept: () => void process.stdout.write("."),
};
readMailboxes(db, log, intake, { pause: 200, wait: () => 5, look: 100 });
