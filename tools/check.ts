import { runChecks } from "./check/all.ts";
import { writeOpenApi } from "./check/openapi.ts";

// npm run check [-- --write]: everything about the sources that a program can tell. `--write` first renews what is made
// from them, docs/openapi.json.
if (process.argv.includes("--write")) writeOpenApi();
const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;
