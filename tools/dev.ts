import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { root } from "./check/run.ts";

// npm run dev: the server with the demo company, restarted when its sources change, and the screens from Vite with
// changes at once. Options go to the server.
const port = process.env["PORT"] || "8080";

const start = (args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });

const children = [
  start(["--watch", "--watch-preserve-output", join(root, "server/main.ts"), "--demo", "--dev", ...process.argv.slice(2)], { PORT: port }),
  start([join(root, "node_modules/vite/bin/vite.js"), "--config", "web/vite.config.ts"], { FIRSTLINE_URL: `http://127.0.0.1:${port}` }),
];

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => children.forEach((child) => child.kill("SIGTERM")));
for (const child of children) {
  child.on("exit", (code) => {
    for (const other of children) if (other !== child) other.kill("SIGTERM");
    process.exitCode ||= code ?? 1;
  });
}
