import { runChecks } from "./check/all.ts";

// npm run check: everything about the sources that a program can tell.
const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;
