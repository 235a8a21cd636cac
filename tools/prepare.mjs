// The way in: `npm start` and its sisters come through here. Plain JavaScript without packages, because it runs on
// any Node, before anything is installed.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isClosed, unprivileged } from "../server/platform/unprivileged.mjs";
import { handOverDataFolder } from "./prepare/data-folder.mjs";
import { launch } from "./prepare/launch.mjs";
import { pickNode } from "./prepare/node.mjs";
import { installPackages } from "./prepare/packages.mjs";
import { buildWeb } from "./prepare/web.mjs";

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
  bench: { program: "bench/run.ts" },
  build: { web: true },
};

/** @param {string} node @param {string[]} argv */
function withoutRoot(node, argv) {
  handOverDataFolder();
  const reach = [
    node,
    ...["package.json", "server/main.ts", "migrations", "node_modules/fastify/package.json"].map((path) => join(root, path)),
  ];
  if (isClosed(reach)) {
    process.stderr.write(
      `${root} is closed to other users, so the server keeps one of root's rights: to read files. A folder such as /opt/firstline needs none.\n`,
    );
  }
  const port = Number(process.env["PORT"] || 3000);
  return unprivileged(argv, reach, { lowPort: port > 0 && port < 1024 });
}

function prepare() {
  const [name = "", ...args] = process.argv.slice(2);
  const target = targets[name];
  if (!target) throw new Error(`There is no "${name}": use one of ${Object.keys(targets).join(", ")}.`);
  installPackages(root);
  const node = pickNode(root);
  if (target.web) buildWeb(root, node);
  if (!target.program) return;
  const argv = [node, join(root, target.program), ...args];
  launch(target.serves ? withoutRoot(node, argv) : argv);
}

try {
  prepare();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
