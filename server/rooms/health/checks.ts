import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { migrationNames } from "../../platform/migrate.ts";
import { checkAudit } from "./check-audit.ts";
import { checkDisk } from "./check-disk.ts";
import { sayFault, type Fault } from "../mailboxes/index.ts";
import { checkFiles } from "./check-files.ts";
import { checkMail } from "./check-mail.ts";
import { checkMailboxes } from "./check-mailboxes.ts";
import { checkRules } from "./check-rules.ts";
import { checkRunner } from "./check-runner.ts";
import { checkTelephones } from "./check-telephones.ts";
import { checkWebhooks } from "./check-webhooks.ts";
import { healthSettings } from "./settings.ts";
import { appliedMigrations, durabilityOff, lagOf, ping } from "./store.ts";
import { countFailures } from "./store-failures.ts";

export interface Finding {
  ok: boolean;
  /** They fill the sentences `health.<check>.ok`, `.failing` and `.remedy`. */
  facts: Record<string, string | number>;
  /** Where a mailbox is what fails: its own sentences fill `detail` and `remedy`. */
  fault?: Fault | null;
}

export interface Check extends Finding {
  name: string;
}

/** Readers of the event log may be this far behind (s): beyond it somebody waits for a mail or a screen. */
const patience = 60;

const names = (found: readonly { name: string }[]): string => found.map((one) => one.name).join(", ");

async function checkDatabase(db: Db): Promise<Finding> {
  const began = performance.now();
  await ping(db);
  return { ok: true, facts: { ms: Math.round(performance.now() - began) } };
}

async function checkSchema(db: Db): Promise<Finding> {
  const [wanted, applied] = await Promise.all([migrationNames(), appliedMigrations(db)]);
  const odd = [...wanted.filter((name) => !applied.includes(name)), ...applied.filter((name) => !wanted.includes(name))];
  return { ok: odd.length === 0, facts: { count: wanted.length, names: odd.join(", ") } };
}

async function checkDurability(db: Db): Promise<Finding> {
  const off = await durabilityOff(db);
  return { ok: off.length === 0, facts: { settings: off.join(", ") } };
}

async function checkReactions(db: Db): Promise<Finding> {
  const late = (await lagOf(db, healthSettings().reactions)).filter((reader) => reader.seconds > patience);
  return { ok: late.length === 0, facts: { seconds: late[0]?.seconds ?? 0, names: names(late) } };
}

async function checkFailures(db: Db): Promise<Finding> {
  const failed = await countFailures(db);
  const count = failed.reduce((sum, one) => sum + one.count, 0);
  return { ok: count === 0, facts: { count, names: names(failed) } };
}

const checks: Record<string, (db: Db) => Promise<Finding | null>> = {
  database: checkDatabase,
  schema: checkSchema,
  durability: checkDurability,
  reactions: checkReactions,
  runner: checkRunner,
  failures: checkFailures,
  disk: checkDisk,
  files: checkFiles,
  mail: checkMail,
  mailboxes: checkMailboxes,
  webhooks: checkWebhooks,
  telephones: checkTelephones,
  rules: checkRules,
  audit: checkAudit,
};

/** Without these the desk takes no requests; the others only turn the light yellow. */
const needed = new Set(["database", "schema", "durability"]);

async function runOne(name: string, run: (db: Db) => Promise<Finding | null>, db: Db): Promise<Check[]> {
  try {
    const finding = await run(db);
    return finding ? [{ name, ...finding }] : [];
  } catch {
    // Why is in the log and in the database's own; here it would tell a stranger about the inside.
    return [{ name: "database", ok: false, facts: {} }];
  }
}

/** What only a running desk does. */
const ofRunning = new Set(["reactions", "runner"]);

/** Every check once, the database first: when it does not answer, nothing else can. `isResting`: no desk runs here, and none should. */
export async function runChecks(db: Db, isResting = false): Promise<Check[]> {
  const [first, ...others] = Object.entries(checks).filter(([name]) => !isResting || !ofRunning.has(name));
  const database = first ? await runOne(...first, db) : [];
  if (!database.every((check) => check.ok)) return database;
  return [...database, ...(await Promise.all(others.map(([name, run]) => runOne(name, run, db)))).flat()];
}

let last: { db: Db; at: number; found: Promise<Check[]> } | null = null;

/** The checks of at most a second ago: whoever asks often, the database is asked seldom. */
export function recentChecks(db: Db): Promise<Check[]> {
  if (!last || last.db !== db || performance.now() - last.at > 1000) last = { db, at: performance.now(), found: runChecks(db) };
  return last.found;
}

export const blocking = (found: readonly Check[]): Check[] => found.filter((check) => !check.ok && needed.has(check.name));

const factsOf = (language: Language, { facts, fault }: Check): Check["facts"] => {
  const { detail, remedy } = fault ? sayFault(language, fault) : { detail: "none", remedy: "none" };
  return { detail, remedy, ...facts };
};

export const sayCheck = (language: Language, check: Check): string =>
  say(language, `health.${check.name}.${check.ok ? "ok" : "failing"}`, factsOf(language, check));

/** What to do about a check; null while it is well. */
export const sayRemedy = (language: Language, check: Check): string | null =>
  check.ok ? null : say(language, `health.${check.name}.remedy`, factsOf(language, check));
