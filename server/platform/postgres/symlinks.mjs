// Plain JavaScript: tools/prepare.mjs does this while it still may write there.
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * npm drops symbolic links; the package of the embedded PostgreSQL lists those it needs in native/pg-symlinks.json.
 * @param {string} packageDir
 */
export function restoreSymlinks(packageDir) {
  /** @type {{ source: string, target: string }[]} */
  const wanted = JSON.parse(readFileSync(join(packageDir, "native/pg-symlinks.json"), "utf8"));
  for (const { source, target } of wanted) {
    const path = join(packageDir, target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
