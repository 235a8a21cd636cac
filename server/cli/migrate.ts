import { migrate } from "../platform/migrate.ts";
import { readGiven, type Command } from "./command.ts";
import { withDatabaseUrl } from "./with-database.ts";

export const migrateCommand: Command = {
  words: "migrate",
  usage: "",
  summary: "Bring the schema of the database forward to this version",
  async run(argv, config) {
    readGiven(argv, []);
    const applied = await withDatabaseUrl(config, (url) => migrate(url));
    return applied.length > 0 ? `Applied: ${applied.join(", ")}.` : "The schema is up to date.";
  },
};
