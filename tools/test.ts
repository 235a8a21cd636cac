import { runChecks } from "./check/all.ts";
import { add, sayCount, type Count } from "./test/count.ts";
import { runProject } from "./test/vitest.ts";

// npm test: the checks, then every test, the journeys through a browser last and one at a time. With paths, only the
// tests below them. The last line is the count; a skipped test is a failure where CI=true.
const paths = process.argv.slice(2);

let count: Count = { passed: 0, failed: 0, skipped: 0 };
if (paths.length === 0) count = add(count, { ...(await runChecks()), skipped: 0 });
for (const project of ["rooms", "faults", "journeys"]) count = add(count, await runProject(project, paths));

const incomplete = process.env["CI"] === "true" && count.skipped > 0;
if (incomplete) process.stdout.write("Tests were skipped, which is not allowed here.\n");
process.stdout.write(`${sayCount(count)}\n`);
process.exitCode = count.failed > 0 || incomplete || count.passed === 0 ? 1 : 0;
