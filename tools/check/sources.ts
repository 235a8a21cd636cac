import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, type Check } from "./run.ts";

export interface Source {
  path: string;
  text: string;
}

export const sources = (patterns: readonly string[]): Source[] =>
  globSync([...patterns], { cwd: root, exclude: ["**/node_modules/**", "web/dist/**", "**/.*/**"] })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

const code = ["{server,contract,web,tests,tools,bench}/**/*.{ts,tsx,mjs,css}", "migrations/*.sql"];
const warnAt = 250;
const failAt = 400;

/** Long files hide things. Over 250 lines is said, over 400 refused. */
export const fileLength: Check = async () => {
  const long = sources(code)
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > warnAt);
  for (const { path, lines } of long)
    if (lines <= failAt) process.stdout.write(`    note: ${path} has ${lines} lines (more than ${warnAt})\n`);
  return long
    .filter(({ lines }) => lines > failAt)
    .map(({ path, lines }) => `${path} has ${lines} lines; ${failAt} are the most. Split it by noun or verb.`);
};

// Where untyped things enter the house: the driver, the route table, the test ground.
const castsAllowed = new Set(["server/platform/db.ts", "server/platform/http/handle.ts", "tests/ground/within.ts"]);

/** What a reader of the types relies on. */
export const casts: Check = async () =>
  sources(["{server,contract,web,tests,tools}/**/*.{ts,tsx}"])
    .filter(
      ({ path, text }) =>
        !castsAllowed.has(path) && !path.startsWith("tools/check/") && /\bas unknown as\b|@ts-ignore|@ts-expect-error/.test(text),
    )
    .map(({ path }) => `${path} silences the type checker (as unknown as, @ts-ignore)`);

/** What was put off was left out: finish it or take it out. */
export const unfinished: Check = async () =>
  sources(["{server,contract,web,tests,tools,bench}/**/*.{ts,tsx,mjs,css}", "migrations/*.sql"])
    .filter(({ path }) => !path.startsWith("tools/check/"))
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => (/\b(TODO|FIXME|XXX|HACK)\b/.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
