import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @type {NodeJS.Signals[]} */
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP", "SIGUSR2"];

/** Runs a program in our place: it gets our signals and terminal, we end as it ends. @param {string[]} argv */
export function launch([command = "", ...args]) {
  const child = spawn(command, args, { stdio: "inherit" });
  for (const name of forwarded) process.on(name, () => child.kill(name));
  child.on("error", (error) => {
    process.stderr.write(`${command} could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}
