import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const skipped = new Set(["node_modules", "dist", ".vite"]);

/** @param {string} dir @returns {string[]} */
const filesIn = (dir) =>
  readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(dir, entry.name)) : [join(dir, entry.name)]));

/** @param {string} root */
function sourceHash(root) {
  const hash = createHash("sha256");
  const files = [...filesIn(join(root, "web")), ...filesIn(join(root, "contract")), join(root, "package-lock.json")];
  for (const path of files.sort())
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update("\0");
  return hash.digest("hex");
}

/** Bundles web/ into web/dist when its sources, the contract or the packages changed. @param {string} root @param {string} node */
export function buildWeb(root, node) {
  if (!existsSync(join(root, "web/vite.config.ts"))) return;
  const dist = join(root, "web/dist");
  const stamp = join(dist, ".source");
  const hash = sourceHash(root);
  if (existsSync(join(dist, "index.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  process.stderr.write("Building the web application …\n");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  // Beside the one in use, which a running server goes on to serve until the new one is whole.
  const fresh = join(root, ".cache/web");
  const built = spawnSync(
    node,
    [vite, "build", "--config", "web/vite.config.ts", "--logLevel", "warn", "--outDir", fresh, "--emptyOutDir"],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1", FORCE_COLOR: undefined },
    },
  );
  if (built.status !== 0) throw new Error(`The web application could not be built.\n${built.stdout}${built.stderr}`);
  writeFileSync(join(fresh, ".source"), hash);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}
