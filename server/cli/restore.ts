import { parseArgs } from "node:util";
import { restore, verify } from "../platform/backup/index.ts";
import { countRows, filesOf, readFolder, say } from "./backup.ts";
import type { Command } from "./command.ts";
import { withDatabaseAlone } from "./with-database.ts";

export const restoreCommand: Command = {
  words: "restore",
  usage: "DIR",
  summary: "Fill an empty desk with what a backup holds, check all of it, and bring it forward to this version",
  async run(argv, config) {
    const { positionals } = parseArgs({ args: argv, allowPositionals: true });
    const dir = readFolder(positionals, "restore DIR");
    const { manifest } = await verify(dir, say);
    await withDatabaseAlone(config, (url) => restore(url, filesOf(config), dir, manifest, say));
    return `Restored from ${dir}: ${countRows(manifest)}, as they were at ${manifest.made_at}. Start it with npm start.`;
  },
};
