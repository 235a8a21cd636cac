import { locales } from "./locales.ts";
import { openApiIsCurrent } from "./openapi.ts";
import { tool, type Check } from "./run.ts";
import { casts, fileLength, unfinished } from "./sources.ts";

/** Types, of what changed since the last look. */
const types = (project: string, known: string): Check =>
  tool("typescript/bin/tsc", "--noEmit", "--incremental", "--tsBuildInfoFile", `.cache/types/${known}.json`, "-p", project);

// The doors and the order of the rooms are a test (server/rooms.test.ts): they are read from the table of contents itself.
const checks: Record<string, Check> = {
  "types of server, contract and tests": types("tsconfig.json", "server"),
  "types of the web": types("web/tsconfig.json", "web"),
  "rules and arrows": tool("oxlint/bin/oxlint", "--type-aware", "--format", "unix", "--quiet"),
  "unused files and packages": tool("knip/bin/knip.js", "--include", "files,dependencies,unlisted,unresolved", "--no-progress"),
  "length of files": fileLength,
  "honest types": casts,
  "nothing unfinished": unfinished,
  "words in both languages": locales,
  "docs/openapi.json": openApiIsCurrent,
};

/** Every check in turn, said on the terminal; answers how many were good and how many not. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  const total = Object.keys(checks).length;
  for (const [name, check] of Object.entries(checks)) {
    const began = performance.now();
    const problems = await check();
    if (problems.length > 0) failed += 1;
    process.stdout.write(`${problems.length === 0 ? "ok" : "!!"}  ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
    for (const problem of problems) process.stdout.write(`    ${problem}\n`);
  }
  process.stdout.write(failed === 0 ? "All checks are good.\n" : `${failed} of ${total} checks failed.\n`);
  return { passed: total - failed, failed };
}
