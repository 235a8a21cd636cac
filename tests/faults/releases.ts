import { readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { copyOut } from "../../server/platform/backup/copy-out.ts";
import { describeTables } from "../../server/platform/backup/describe-tables.ts";
import { readManifest } from "../../server/platform/backup/manifest.ts";
import { rowsOf } from "../../server/platform/backup/row-source.ts";
import { root } from "../desk.ts";

const folder = join(root, "tests/fixtures/releases");

/** Rows that a later migration was meant to change. */
const changedSince: Record<string, string[]> = {};

/**
 * Every release with a backup that its own program made of a small demo desk. `sumsIn` sums up, per table, the columns that
 * the release had: as they are in a database, or (null) as they were.
 */
export const releases = readdirSync(folder).map((version) => {
  const dir = join(folder, version);
  const then = readManifest(dir).tables.filter(({ name }) => !changedSince[version]?.includes(name));
  return {
    version,
    dir,
    async sumsIn(url: string | null): Promise<Record<string, string>> {
      if (!url) return Object.fromEntries(then.map(({ name, sha256 }) => [name, sha256]));
      const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
      await client.connect();
      const sums: Record<string, string> = {};
      const shapes = await describeTables(client);
      for (const { name, columns } of then) {
        const shape = shapes.find((one) => one.name === name);
        if (shape) sums[name] = (await copyOut(client, rowsOf({ ...shape, columns }), null)).sha256;
      }
      await client.end();
      return sums;
    },
  };
});
