import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { theDesk } from "../server/platform/actor.ts";
import { createDb, createPool, type Db } from "../server/platform/db.ts";
import { createLog } from "../server/platform/log.ts";
import { migrate } from "../server/platform/migrate.ts";
import { startEmbeddedPostgres } from "../server/platform/postgres/embedded.ts";
import { configureSealing } from "../server/platform/sealing.ts";
import { firstNames, lastNames } from "../server/rooms/demo/names.ts";
import { askSync } from "../server/rooms/directory/ask-sync.ts";
import { createDirectory } from "../server/rooms/directory/change-directory.ts";
import { runSync } from "../server/rooms/directory/run-sync.ts";
import { findDirectory } from "../server/rooms/directory/store.ts";
import { leaseSync } from "../server/rooms/directory/store-fence.ts";
import { findSync } from "../server/rooms/directory/store-sync.ts";
import { personLdif } from "../tests/directory/harness/ldif.ts";
import { base, serviceDn, servicePassword, startSlapd, type Slapd } from "../tests/directory/harness/slapd.ts";
import { atLeast, atMost, type Figure } from "./figure.ts";
import { verifyingTakes } from "./verify.ts";

const people = 50_000;
const desk = theDesk([]);

function* everybody(): Generator<string> {
  for (let n = 0; n < people; n++) {
    const first = firstNames[(n * 7919) % firstNames.length] ?? "Ane";
    const last = lastNames[(n * 104_729) % lastNames.length] ?? "Berg";
    const more = { title: "Engineer", department: "Production", phone: `+47 22${String(n).padStart(6, "0")}` };
    yield personLdif(base, { uid: `p${n}`, name: `${first} ${last}`, mail: `p${n}@nordvik.example`, ...more });
  }
}

const connect = (db: Db, slapd: Slapd): Promise<string> =>
  createDirectory(db, desk, new Date(), {
    ...{ name: "Nordvik", kind: "openldap", host: slapd.host, port: slapd.tlsPort, security: "tls", certificate: slapd.certificate },
    ...{ bind_name: serviceDn, password: servicePassword, people_base: `ou=people,${base}` },
  });

/** Seconds that a reading took, and by how many MB memory was above what it was before, at most. */
async function read(db: Db, directoryId: string): Promise<{ seconds: number; megabytes: number; created: number; unchanged: number }> {
  const now = () => new Date();
  const directory = await findDirectory(db, directoryId);
  if (!directory) throw new Error("no directory");
  const id = await askSync(db, directory, null, now(), { preview: false, accept_leaving: null });
  const sync = await leaseSync(db, 600);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const began = performance.now();
  if (sync) await runSync(db, sync, now);
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const done = await findSync(db, id);
  if (done?.state !== "done") throw new Error(`the reading is ${done?.state}: ${done?.failure}`);
  return { seconds, megabytes: (most - before) / 1024 / 1024, created: done.created, unchanged: done.unchanged };
}

/** People from a real OpenLDAP of 50,000: all of them new, and all of them known. */
export async function* accounts(): AsyncGenerator<Figure> {
  configureSealing(randomBytes(32));
  const dir = mkdtempSync(join(tmpdir(), "firstline-bench-"));
  const slapd = await startSlapd({ ldif: [...everybody()].join("") });
  const postgres = await startEmbeddedPostgres(dir);
  try {
    await migrate(postgres.url);
    const pool = createPool(postgres.url, createLog("silent"), { size: 4, application: "bench" });
    const db = createDb(pool);
    // It makes the organization, too.
    yield atMost("proof of who asks looked at and used up", await verifyingTakes(db), "ms", null, 2);
    const id = await connect(db, slapd);
    const first = await read(db, id);
    yield atLeast("people read and written, all new", first.created / first.seconds, "/s", first.created / first.seconds, 2000);
    const again = await read(db, id);
    yield atLeast("people read and compared, none new", again.unchanged / again.seconds, "/s", again.unchanged / again.seconds, 2000);
    yield atMost("memory above what it was", Math.max(first.megabytes, again.megabytes), "MB", null, 200);
    await pool.end();
  } finally {
    await postgres.stop();
    await slapd.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
