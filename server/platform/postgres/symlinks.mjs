// Plain JavaScript: tools/prepare.mjs does this while it still may write there.
import { readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { isThere } from "../is-there.mjs";

/**
 * npm drops symbolic links; the package of the embedded PostgreSQL lists those it needs in native/pg-symlinks.json.
 * @param {string} packageDir
 */
export function restoreSymlinks(packageDir) {
  /** @type {{ source: string, target: string }[]} */
  const wanted = JSON.parse(readFileSync(join(packageDir, "native/pg-symlinks.json"), "utf8"));
  for (const { source, target } of wanted) {
    const path = join(packageDir, target);
    if (!isThere(path)) symlinkSync(basename(source), path);
  }
}
