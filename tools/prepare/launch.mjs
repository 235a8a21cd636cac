import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @type {NodeJS.Signals[]} */
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP", "SIGUSR2"];

/**
 * npm and the shell it starts us by may be ended without a word to us: a server that nobody minds any more would go on.
 * @param {import("node:child_process").ChildProcess} child
 */
function endWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 100);
  watch.unref();
}

/** Runs a program in our place: it gets our signals and terminal, we end as it ends. @param {string[]} argv */
export function launch([command = "", ...args]) {
  const child = spawn(command, args, { stdio: "inherit" });
  for (const name of forwarded) process.on(name, () => child.kill(name));
  if (process.env["npm_lifecycle_event"]) endWithParent(child);
  child.on("error", (error) => {
    process.stderr.write(`${command} could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}
