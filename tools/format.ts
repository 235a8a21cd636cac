import { runTool } from "./check/run.ts";

// npm run format [-- paths]: formats the sources in place; without paths all of them.
const given = process.argv.slice(2);
const paths = given.length > 0 ? given : ["server", "contract", "web", "tests", "tools", "bench"];
const { code, said } = await runTool("oxfmt/bin/oxfmt", ["--no-error-on-unmatched-pattern", ...paths]);
process.stdout.write(said);
process.exitCode = code ?? 1;
