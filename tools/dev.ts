import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { root } from "./check/run.ts";
import { withoutRoot } from "./prepare/without-root.mjs";

// npm run dev: the server with the demo company, restarted when its sources change, and the screens from Vite with
// changes at once. Options go to the server.
const port = process.env["PORT"] || "8080";

process.env["PORT"] = port;

function start([command = "", ...args]: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
}

const node = process.execPath;
const server = [node, "--watch", "--watch-preserve-output", join(root, "server/main.ts"), "--demo", "--dev", ...process.argv.slice(2)];
const screens = [node, join(root, "node_modules/vite/bin/vite.js"), "--config", "web/vite.config.ts"];
const children = [start(withoutRoot(root, node, server)), start(screens, { FIRSTLINE_URL: `http://127.0.0.1:${port}` })];

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => children.forEach((child) => child.kill("SIGTERM")));
for (const child of children) {
  child.on("exit", (code) => {
    for (const other of children) if (other !== child) other.kill("SIGTERM");
    process.exitCode ||= code ?? 1;
  });
}
