import { existsSync } from "node:fs";
import { placeOf } from "../boot/database.ts";
import { explain } from "../boot/explain.ts";
import { lockHolder } from "../boot/lock.ts";
import { configureRooms } from "../boot/configure-rooms.ts";
import { version, type Config } from "../platform/config.ts";
import { createDb, createPool, sql, tables } from "../platform/db.ts";
import { createLog } from "../platform/log.ts";
import { hasAdministrator } from "../rooms/access/index.ts";
import { runChecks, sayCheck, sayRemedy, type Check } from "../rooms/health/index.ts";
import { readGiven, type Command } from "./command.ts";
import { hasDesk, withDatabaseUrl } from "./with-database.ts";

const line = (mark: "ok" | "!!" | "  ", what: string, said: string): string => `${mark}  ${what.padEnd(16)}${said}`;

/** What is set, and what follows from it where nothing is. */
function describeConfig(config: Config): string[] {
  const holder = lockHolder(config.dataDir);
  const bundle = existsSync(new URL("../../web/dist/index.html", import.meta.url));
  return [
    line("  ", "Firstline", `${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`),
    line("  ", "address", `${config.publicUrl} (listens on ${config.host}:${config.port})`),
    line("  ", "data folder", config.dataDir),
    line("  ", "database", config.databaseUrl ? placeOf(config.databaseUrl) : "embedded PostgreSQL in the data folder"),
    line("  ", "running", holder ? `yes, process ${holder.pid}` : "no, or not on this data folder"),
    line(bundle ? "ok" : "!!", "screens", bundle ? "built" : "not built: npm run build"),
  ];
}

const describeCheck = (check: Check): string[] => {
  const remedy = sayRemedy("en", check);
  return [line(check.ok ? "ok" : "!!", check.name, sayCheck("en", check)), ...(remedy ? [line("  ", "", `Do: ${remedy}`)] : [])];
};

async function examine(url: string, config: Config): Promise<string[]> {
  configureRooms(config, { dev: false, isStopping: () => false });
  const pool = createPool(url, createLog("silent"), { size: 4, application: "firstline doctor" });
  try {
    const db = createDb(pool);
    const { rows } = await sql<{ version: string; size: string }>`
      select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size`.execute(
      tables(db),
    );
    const found = await runChecks(db, config.databaseUrl === null && lockHolder(config.dataDir) === null);
    const manned = found.some((check) => check.name === "schema" && check.ok) ? await hasAdministrator(db) : true;
    return [
      line("  ", "PostgreSQL", `${rows[0]?.version}, ${rows[0]?.size}`),
      ...found.flatMap(describeCheck),
      line(
        manned ? "ok" : "!!",
        "administrator",
        manned ? "there is one" : "none yet. Do: start Firstline and open the set-up link it prints",
      ),
    ];
  } finally {
    await pool.end();
  }
}

export const doctorCommand: Command = {
  words: "doctor",
  usage: "",
  summary: "Show what is configured, look at everything that can be wrong, and say what to do",
  async run(argv, config) {
    readGiven(argv, []);
    const lines = describeConfig(config);
    if (!hasDesk(config)) lines.push(line("  ", "desk", "none here yet. Do: npm start"));
    else {
      lines.push(
        ...(await withDatabaseUrl(config, (url) => examine(url, config)).catch((error: unknown) => [
          line("!!", "database", explain(error)),
        ])),
      );
    }
    if (lines.some((text) => text.startsWith("!!"))) process.exitCode = 1;
    return lines.join("\n");
  },
};
