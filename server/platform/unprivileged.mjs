// Plain JavaScript: tools/prepare.mjs needs this rule too, and runs on Node versions that know no TypeScript.
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Nothing of ours runs as root: PostgreSQL refuses to, and the rest has no reason to. */
export const serviceUid = () => Number(process.env["FIRSTLINE_UID"] ?? 65_534);

/** @param {string} path @param {number} bits of the mode for others */
const othersMay = (path, bits) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return !stat || stat.uid === serviceUid() || (stat.mode & bits) === bits;
};

/** @param {string} path */
const othersMayRead = (path) => {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!othersMay(path, isFolder ? 0o005 : 0o004)) return false;
  for (let at = dirname(path); ; at = dirname(at)) {
    if (!othersMay(at, 0o001)) return false;
    if (at === dirname(at)) return true;
  }
};

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

// Bits of the capability sets in /proc/self/status.
const capabilities = { dac_override: 1n, dac_read_search: 2n, net_bind_service: 10n };

/** @param {keyof typeof capabilities} name */
const mayGive = (name) => {
  const permitted = /^CapPrm:\s*([0-9a-f]+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
  return ((BigInt(`0x${permitted}`) >> capabilities[name]) & 1n) === 1n;
};

/**
 * The one capability that lets a program pass folders that are closed to everybody but root: reading only, where root
 * may give that (a container's root often may not).
 * @param {readonly string[]} reach
 * @returns {("dac_read_search" | "dac_override")[]}
 */
const passes = (reach) => {
  if (reach.every(othersMayRead)) return [];
  return [mayGive("dac_read_search") ? "dac_read_search" : "dac_override"];
};

/**
 * Whether a program without root's rights could reach these paths only by keeping a capability: the clone lies below
 * a private folder (mode 0700, as /root).
 * @param {readonly string[]} reach
 */
export const isClosed = (reach) => process.getuid?.() === 0 && passes(reach).length > 0;

/**
 * The command line that runs `argv` without root's rights when we are root, unchanged otherwise.
 * @param {readonly string[]} argv
 * @param {readonly string[]} reach files and folders that it must be able to read
 * @param {{ lowPort?: boolean }} [more] `lowPort`: it listens on a port below 1024
 * @returns {string[]}
 */
export function unprivileged(argv, reach, more = {}) {
  if (process.getuid?.() !== 0) return [...argv];
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find(isExecutable);
  if (!setpriv) throw new Error("Started as root, but setpriv (util-linux) is missing: start Firstline as an ordinary user.");
  const uid = String(serviceUid());
  const kept = [...passes(reach), ...(more.lowPort && mayGive("net_bind_service") ? ["net_bind_service"] : [])]
    .map((name) => `,+${name}`)
    .join("");
  // no_setuid_fixup: access(2), by which PostgreSQL's programs look for each other, ignores kept capabilities without it.
  // Only the ambient ones outlive the exec that follows.
  const caps = kept ? ["--securebits=+no_setuid_fixup", `--inh-caps=-all${kept}`, `--ambient-caps=-all${kept}`] : ["--inh-caps=-all"];
  return [setpriv, `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", ...caps, ...argv];
}
