import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a check found wrong, one line each; nothing is good. */
export type Check = () => Promise<string[]>;

/** Runs a program of node_modules; answers its exit code and everything it said. */
export function runTool(script: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("close", (code) => done({ code, said }));
  });
}

/** A program whose exit code says whether all is well, and whose words say what is not. */
export const tool =
  (script: string, ...args: string[]): Check =>
  async () => {
    const { code, said } = await runTool(script, args);
    return code === 0 ? [] : said.trim().split("\n");
  };
