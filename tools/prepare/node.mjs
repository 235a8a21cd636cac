import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

// Argon2 came to node:crypto in 24.7; TypeScript runs as it is since 22.18.
const oldest = [24, 7];

/** @param {string} version */
const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > (oldest[0] ?? 0) || (major === oldest[0] && minor >= (oldest[1] ?? 0));
};

/** The Node that came with the packages, whatever is installed on this machine; else the one that runs us. @param {string} root */
export function pickNode(root) {
  const own = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(own)) {
    const said = spawnSync(own, ["--version"], { encoding: "utf8" }).stdout ?? "";
    if (isNewEnough(said.trim())) return own;
  }
  if (isNewEnough(process.version)) return process.execPath;
  throw new Error(`Firstline needs Node ${oldest.join(".")} or newer on this machine; this is ${process.version}.`);
}
