// The way in: `npm start` and its sisters come through here. Plain JavaScript without packages, because it runs on
// any Node, before anything is installed.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepCompiled } from "./prepare/compiled.mjs";
import { launch } from "./prepare/launch.mjs";
import { pickNode } from "./prepare/node.mjs";
import { installPackages } from "./prepare/packages.mjs";
import { buildWeb } from "./prepare/web.mjs";
import { serverEnv, serverFlags } from "./prepare/server-flags.mjs";
import { withoutRoot } from "./prepare/without-root.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @typedef {{ program?: string, web?: boolean, serves?: boolean }} Target */
/** `web`: needs the bundle; `serves`: is the server or its CLI, which never run with root's rights. @type {Record<string, Target>} */
const targets = {
  start: { program: "server/main.ts", web: true, serves: true },
  // The server without its screens: for tests of the server alone.
  serve: { program: "server/main.ts", serves: true },
  firstline: { program: "server/cli.ts", serves: true },
  dev: { program: "tools/dev.ts" },
  check: { program: "tools/check.ts" },
  test: { program: "tools/test.ts", web: true },
  format: { program: "tools/format.ts" },
  bench: { program: "bench/run.ts", web: true },
  build: { web: true },
};

function prepare() {
  const [name = "", ...args] = process.argv.slice(2);
  const target = targets[name];
  if (!target) throw new Error(`There is no "${name}": use one of ${Object.keys(targets).join(", ")}.`);
  installPackages(root);
  const node = pickNode(root);
  if (target.web) buildWeb(root, node);
  if (!target.program) return;
  keepCompiled(root, target.serves === true);
  const isServer = target.program === "server/main.ts";
  const flags = isServer ? serverFlags : [];
  // What somebody set themselves stays.
  if (isServer) Object.assign(process.env, { ...serverEnv, ...process.env });
  const argv = [node, ...flags, join(root, target.program), ...args];
  launch(target.serves ? withoutRoot(root, node, argv) : argv);
}

try {
  prepare();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
