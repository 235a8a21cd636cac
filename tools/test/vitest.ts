import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../check/run.ts";
import { countReport, type Count } from "./count.ts";

/** Runs one project of vitest.config.ts, its words on the terminal, and answers what it came to. */
export async function runProject(project: string, args: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), "firstline-report-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const argv = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", project, "--passWithNoTests", ...reporters, ...args];
  const code = await new Promise<number | null>((done) => {
    spawn(process.execPath, argv, { cwd: root, stdio: "inherit" }).on("close", done);
  });
  const count = countReport(report, code);
  rmSync(folder, { recursive: true });
  return count;
}
