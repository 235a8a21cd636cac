import { chownSync, mkdirSync, readdirSync } from "node:fs";
import { resolve, join } from "node:path";
import { isClosed, serviceUid, unprivileged } from "../../server/platform/unprivileged.mjs";
import { handOverDataFolder } from "./data-folder.mjs";

/**
 * The folder that `backup DIR` and `restore DIR` name, the files that `clock` reads. A new or empty folder is made for the user who will
 * write there.
 * @param {string[]} argv
 */
function namedPaths([, program = "", command = "", ...more]) {
  if (program.endsWith("cli.ts") && command === "clock")
    return more.filter((_, index) => ["--calendar", "--pauses"].includes(more[index - 1] ?? "")).map((path) => resolve(path));
  const named = more.findLast((word) => !word.startsWith("-"));
  if (!program.endsWith("cli.ts") || !["backup", "restore"].includes(command) || !named) return [];
  const dir = resolve(named);
  if (command === "backup" && !more.includes("--verify") && process.getuid?.() === 0) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (readdirSync(dir).length === 0) chownSync(dir, serviceUid(), serviceUid());
  }
  return [dir];
}

/**
 * The command line that runs the server or its CLI without root's rights, after the data folder was given to the user it
 * will run as. Unchanged for an ordinary user.
 * @param {string} root
 * @param {string} node
 * @param {string[]} argv
 */
export function withoutRoot(root, node, argv) {
  handOverDataFolder();
  const ours = ["package.json", "server/main.ts", "migrations", "node_modules/fastify/package.json"];
  const reach = [node, ...ours.map((path) => join(root, path)), resolve(process.env["FIRSTLINE_DATA_DIR"] || "data"), ...namedPaths(argv)];
  if (isClosed(reach)) {
    process.stderr.write(
      "Firstline lies in a folder that is closed to other users, so it keeps one of root's rights: to read files. In a folder such as /opt/firstline it needs none.\n",
    );
  }
  const port = Number(process.env["PORT"] || 3000);
  const smtp = Number(process.env["FIRSTLINE_SMTP_PORT"] || 0);
  return unprivileged(argv, reach, { lowPort: [port, smtp].some((one) => one > 0 && one < 1024) });
}
