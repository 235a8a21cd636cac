import { chownSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { serviceUid } from "../../server/platform/unprivileged.mjs";

const ours = new Set(["postgres", "run", "firstline.lock", "compiled", "files", "lost+found"]);

/** @param {string} dir */
function make(dir) {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Error(`The data folder ${dir} cannot be written (${code}): make it writable, or set FIRSTLINE_DATA_DIR to another one.`, {
      cause: error,
    });
  }
}

/**
 * Started as root: makes the data folder and gives it, and nothing else, to the user that the server will run as.
 * A folder that already belongs to somebody decides who that is.
 */
export function handOverDataFolder() {
  if (process.getuid?.() !== 0) return;
  const dir = resolve(process.env["FIRSTLINE_DATA_DIR"] || "data");
  make(dir);
  const owner = statSync(dir).uid;
  if (owner !== 0 && process.env["FIRSTLINE_UID"] === undefined) process.env["FIRSTLINE_UID"] = String(owner);
  if (owner === serviceUid()) return;
  const stranger = readdirSync(dir).find((name) => !ours.has(name));
  if (stranger) throw new Error(`The folder ${dir} holds something else (${stranger}): set FIRSTLINE_DATA_DIR to an empty folder.`);
  chownSync(dir, serviceUid(), serviceUid());
}
