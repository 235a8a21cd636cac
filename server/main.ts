import { flushCompileCache } from "node:module";
import { configureRooms } from "./boot/configure-rooms.ts";
import { openDatabase, type OnStop } from "./boot/database.ts";
import { explain } from "./boot/explain.ts";
import { createFirstAdministrator, offerSetup } from "./boot/first-administrator.ts";
import { openDemo } from "./boot/open-demo.ts";
import { readOptions, type StartOptions } from "./boot/options.ts";
import { claimPort } from "./boot/port.ts";
import { serveDesk } from "./boot/serve-desk.ts";
import { unlockSecrets } from "./boot/secret-key.ts";
import { stopping, within } from "./boot/stopping.ts";
import { readConfig, version, type Config } from "./platform/config.ts";
import { createDb, createPool, type Db } from "./platform/db.ts";
import { startReacting } from "./platform/events/react.ts";
import { forgetKeys } from "./platform/http/once.ts";
import { startWaking } from "./platform/events/wake.ts";
import { startJobs } from "./platform/jobs.ts";
import { createLog, type Log } from "./platform/log.ts";
import { startMeasuring } from "./platform/measure-grown.ts";
import { migrate } from "./platform/migrate.ts";
import { rooms } from "./rooms.ts";
import { holdsSecrets as holdsFactors } from "./rooms/access/index.ts";
import { holdsCompanySecrets } from "./rooms/company/index.ts";
import { holdsDirectorySecrets } from "./rooms/directory/index.ts";
import { holdsMailSecrets } from "./rooms/mailboxes/index.ts";
import { holdsSmsSecrets } from "./rooms/sms/index.ts";
import { holdsTelephoneSecrets } from "./rooms/telephone/index.ts";
import { holdsWebhookSecrets } from "./rooms/webhooks/index.ts";

const secretsOf = [
  holdsFactors,
  holdsDirectorySecrets,
  holdsCompanySecrets,
  holdsMailSecrets,
  holdsWebhookSecrets,
  holdsTelephoneSecrets,
  holdsSmsSecrets,
];
const holdsSecrets = async (db: Db): Promise<boolean> => {
  for (const holds of secretsOf) if (await holds(db)) return true;
  return false;
};

const tell = (line: string) => process.stdout.write(`${line}\n`);

/** Everything that happens between the command and the open door, in order. */
async function boot(
  config: Config,
  { role, demo, tickets, dev }: StartOptions,
  log: Log,
  onStop: OnStop,
  isStopping: () => boolean,
): Promise<void> {
  const url = await openDatabase(config, log, onStop);
  const migrations = await migrate(url, config.migrate);
  if (migrations.length > 0) log.info({ migrations }, "the schema was brought forward");

  const pool = createPool(url, log, { size: config.poolSize, application: `firstline ${role}` });
  onStop("the connections to the database", () => pool.end());
  const db = createDb(pool);
  const aboutKey = await unlockSecrets(db, config, holdsSecrets);
  if (aboutKey) tell(aboutKey);

  const reactions = rooms.flatMap((room) => room.reactions ?? []);
  configureRooms(config, { dev, isStopping });
  await createFirstAdministrator(db, config);
  if (demo) for (const line of await openDemo(db, { tickets, say: tell })) tell(line);
  const setupLink = await offerSetup(db, config);

  const waking = startWaking(url, pool, log);
  onStop("waking", waking.stop);
  if (role !== "web") {
    const reacting = await startReacting(db, reactions, log);
    onStop("the reactions", reacting.stop);
    const jobs = await startJobs(url, pool, db, [forgetKeys, ...rooms.flatMap((room) => room.jobs ?? [])], log);
    onStop("the jobs", jobs.stop);
    onStop("measuring what grew", startMeasuring(pool, log).stop);
    for (const { name, start } of rooms.flatMap((room) => room.works ?? [])) onStop(name, (await start(db, log)).stop);
  }
  if (role === "worker") {
    tell(`Firstline ${version} works in the background.`);
    return;
  }
  await serveDesk(db, config, log, onStop);
  const invitation = setupLink ? `\nIt has no administrator yet. Become it here, once, within a day: ${setupLink}` : "";
  tell(`Firstline ${version} is ready at ${config.publicUrl}${invitation}`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const given = readConfig();
  const config = options.role === "worker" ? given : await claimPort(given);
  const log = createLog(options.dev ? "debug" : config.logLevel);
  const desk = stopping(log);
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise failed and nobody was there to hear it"));
  // Node ends the process after this: what is half done must not go on. Whoever started it starts it again.
  process.on("uncaughtExceptionMonitor", (error) => log.fatal({ err: error }, "an error that nobody caught; ending"));
  const booting = boot(config, options, log, desk.onStop, desk.isStopping);

  const leave = async (signal: NodeJS.Signals): Promise<void> => {
    // Ctrl-C comes twice: from the terminal, and from the program that started us.
    if (desk.isStopping()) return;
    desk.begin();
    log.info({ signal }, "stopping: finishing what is under way");
    await within(20_000, booting).catch(() => {});
    await desk.stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void leave(signal));

  try {
    await booting;
    // Not only at a tidy end: the next start is quicker by what this one compiled.
    flushCompileCache();
  } catch (error) {
    // What fails while stopping fails because of it.
    if (desk.isStopping()) return;
    await desk.stop();
    throw error;
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`Firstline did not start. ${explain(error)}\n`);
  process.exit(1);
}
