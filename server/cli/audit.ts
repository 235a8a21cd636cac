import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createPool, createDb } from "../platform/db.ts";
import { createLog } from "../platform/log.ts";
import {
  auditSettings,
  checkingKey,
  forgetBefore,
  leastKept,
  readAnchors,
  sealingKey,
  startSealing,
  verify,
  type Verdict,
} from "../rooms/audit/index.ts";
import type { Config } from "../platform/config.ts";
import type { Command } from "./command.ts";
import { readGiven } from "./command.ts";
import { hasDesk, withDatabase, withDatabaseUrl } from "./with-database.ts";

/** What the process ends with: 1 is for what kept it from looking. */
const changed = 3;
const cutOff = 4;

const requireDesk = (config: Config): void => {
  if (!hasDesk(config)) throw new Error(`There is no desk in ${config.dataDir}: set FIRSTLINE_DATA_DIR or DATABASE_URL.`);
};

function say({ segments, rows, forgotten, faults }: Verdict, anchors: number): string {
  const whole = `${rows} rows in ${segments} segments${forgotten > 0 ? `, of which ${forgotten} were forgotten as they should be` : ""}`;
  if (segments === 0 && faults.length === 0) return "Nothing is sealed yet.";
  if (faults.length > 0) return [`The audit trail is NOT whole (${whole}):`, ...faults.map(({ sentence }) => `  ${sentence}`)].join("\n");
  const against =
    anchors > 0
      ? `It agrees with ${anchors} ${anchors === 1 ? "anchor" : "anchors"}.`
      : "It was held against no anchor: a cut-off end or an older copy of the database would not be seen. Give one with --anchor FILE.";
  return `The audit trail is whole: ${whole}. ${against}`;
}

export const verifyAuditCommand: Command = {
  words: "audit verify",
  usage: "[--anchor FILE] [--key FILE]",
  summary: "Go through the sealed audit trail and say whether it is whole (ends with 0, 3: changed, 4: its end is missing or older)",
  async run(argv, config) {
    requireDesk(config);
    const { values } = parseArgs({ args: argv, options: { anchor: { type: "string", multiple: true }, key: { type: "string" } } });
    const anchors = (values.anchor ?? []).flatMap((file) => readAnchors(readFileSync(file, "utf8")));
    if (values.anchor && anchors.length === 0) throw new Error("There is no anchor in that file: a line that begins with firstline-audit.");
    return withDatabase(config, async (db) => {
      const key = checkingKey(auditSettings().keyFile, values.key);
      if (!key)
        throw new Error(
          `The key to check with is not there: give its public half with --key, or put it to ${auditSettings().keyFile}.pub.`,
        );
      const verdict = await verify(db, key, anchors, new Date());
      const onlyAhead = verdict.faults.every(({ kind }) => kind === "anchor_ahead");
      if (verdict.faults.length > 0) process.exitCode = onlyAhead ? cutOff : changed;
      return say(verdict, anchors.length);
    });
  },
};

export const sealAuditCommand: Command = {
  words: "audit seal",
  usage: "",
  summary: "Seal the audit trail until stopped, as a process (and best a user) of its own that alone can read FIRSTLINE_AUDIT_KEY_FILE",
  async run(argv, config) {
    readGiven(argv, []);
    requireDesk(config);
    return withDatabase(config, () => Promise.resolve()).then(() =>
      withDatabaseUrl(config, async (url) => {
        const key = sealingKey(auditSettings().keyFile, true);
        if (!key) throw new Error(`The key in ${auditSettings().keyFile} cannot be read.`);
        const log = createLog(config.logLevel);
        const pool = createPool(url, log, { size: 2, application: "firstline seal" });
        const sealing = startSealing(createDb(pool), log, key);
        process.stdout.write("Sealing the audit trail. Stop it with Ctrl-C.\n");
        await new Promise<void>((done) => {
          for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => done());
        });
        await sealing.stop();
        await pool.end();
        return "Stopped.";
      }),
    );
  },
};

export const forgetAuditCommand: Command = {
  words: "audit forget",
  usage: "--before YYYY-MM-DD",
  summary: "Forget sealed rows from before that day, for good; their hashes stay, and the chain with them",
  async run(argv, config) {
    requireDesk(config);
    const { before } = readGiven(argv, ["before"]);
    const day = new Date(`${before}T00:00:00Z`);
    const now = new Date();
    if (Number.isNaN(day.getTime()) || now.getTime() - day.getTime() < leastKept)
      throw new Error("Give a day that is at least 90 days ago, as 2025-01-31.");
    return withDatabase(config, async (db) => `${await forgetBefore(db, day, now)} rows were forgotten.`);
  },
};
