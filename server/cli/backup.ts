import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { backUp, everyTable, verify, type Manifest } from "../platform/backup/index.ts";
import type { Config } from "../platform/config.ts";
import { folderStore } from "../platform/files-folder.ts";
import type { FileStore } from "../platform/files.ts";
import type { Command } from "./command.ts";
import { hasDesk, withDatabaseUrl } from "./with-database.ts";

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

const keyFileOf = ({ secretKeyFile, dataDir }: Config): string => secretKeyFile ?? join(dataDir, "secret.key");

/** `1 folder that must be named`. */
export function readFolder(argv: readonly string[], usage: string): string {
  const [dir, ...more] = argv;
  if (!dir || more.length > 0) throw new Error(`Name one folder: npm run firstline -- ${usage}`);
  return resolve(dir);
}

export const filesOf = ({ dataDir }: Config): FileStore => folderStore(join(dataDir, "files"));

/** `41 tables with 1,204 rows and 12 files`. */
export function countRows(manifest: Manifest): string {
  const tables = everyTable(manifest);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${tables.length} tables with ${rows.toLocaleString("en")} rows and ${manifest.contents.count.toLocaleString("en")} files`;
}

const usage = "DIR, or backup --verify DIR";

export const backupCommand: Command = {
  words: "backup",
  usage,
  summary: "Write the whole desk as it is now to a new folder, also while it runs; or check every byte of a backup",
  async run(argv, config) {
    const { values, positionals } = parseArgs({ args: argv, options: { verify: { type: "boolean" } }, allowPositionals: true });
    const dir = readFolder(positionals, `backup ${usage}`);
    if (values.verify) {
      const { manifest, files } = await verify(dir, say);
      return `The backup of ${manifest.made_at} is whole: ${files} files in it, ${countRows(manifest)}.`;
    }
    if (!hasDesk(config)) throw new Error(`There is no desk in ${config.dataDir}: set FIRSTLINE_DATA_DIR or DATABASE_URL.`);
    const manifest = await withDatabaseUrl(config, (url) => backUp(url, filesOf(config), dir, say));
    const { lost } = manifest.contents;
    if (lost.length > 0) {
      process.exitCode = 1;
      say(`!! ${lost.length} files of this desk are lost or damaged and could not be saved. Restore them from an older backup:`);
      for (const sha256 of lost) say(`   ${sha256}`);
    }
    const key = config.secretKey === null ? `The key of its secrets (${keyFileOf(config)})` : "FIRSTLINE_SECRET_KEY";
    return [
      `Backed up to ${dir}: ${countRows(manifest)}, as they were at ${manifest.made_at}.`,
      `${key} is not in it: keep a copy of that somewhere else.`,
    ].join("\n");
  },
};
