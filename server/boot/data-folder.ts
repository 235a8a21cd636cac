import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Makes the folder and proves that it can be written, so that a read-only disk is one sentence and not a stack. */
export function prepareDataFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const probe = join(dir, `.write-probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(
      `The data folder ${dir} cannot be written (${code}): make it writable for this user, or set FIRSTLINE_DATA_DIR to another one.`,
      { cause: error },
    );
  }
}
