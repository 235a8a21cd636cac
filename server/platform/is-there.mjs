// Plain JavaScript: tools/prepare.mjs needs it, too.
import { lstatSync } from "node:fs";

/**
 * Whether there is something at a path. Not `existsSync`: that asks the kernel on behalf of the real user without the
 * capability to pass that unprivileged.mjs may have left us, and so denies what we can read.
 * @param {string | URL} path
 */
export function isThere(path) {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
