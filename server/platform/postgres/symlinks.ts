import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";

/** npm drops symbolic links; the package lists those it needs in native/pg-symlinks.json. */
export function restoreSymlinks(packageDir: string): void {
  const wanted: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(packageDir, "native/pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of wanted) {
    const path = join(packageDir, target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
