import { resolve, join } from "node:path";
import { isClosed, unprivileged } from "../../server/platform/unprivileged.mjs";
import { handOverDataFolder } from "./data-folder.mjs";

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
  const reach = [node, ...ours.map((path) => join(root, path)), resolve(process.env["FIRSTLINE_DATA_DIR"] || "data")];
  if (isClosed(reach)) {
    process.stderr.write(
      "Firstline lies in a folder that is closed to other users, so it keeps one of root's rights: to read files. In a folder such as /opt/firstline it needs none.\n",
    );
  }
  const port = Number(process.env["PORT"] || 3000);
  return unprivileged(argv, reach, { lowPort: port > 0 && port < 1024 });
}
