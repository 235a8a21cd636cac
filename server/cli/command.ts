import { parseArgs, type ParseArgsOptionDescriptor } from "node:util";
import type { Config } from "../platform/config.ts";

export interface Command {
  /** The words that call it: `api-key create`. */
  words: string;
  /** The options as one would type them. */
  usage: string;
  summary: string;
  /** Answers what goes to standard output; its errors are one sentence. */
  run(argv: string[], config: Config): Promise<string>;
}

type Given<Needed extends string, Optional extends string> = Record<Needed, string> & Partial<Record<Optional, string>>;

/** Reads `--name value` options; all of `needed` must be there. */
export function readGiven<Needed extends string, Optional extends string = never>(
  argv: string[],
  needed: readonly Needed[],
  optional: readonly Optional[] = [],
): Given<Needed, Optional> {
  const options = Object.fromEntries(
    [...needed, ...optional].map((name): [string, ParseArgsOptionDescriptor] => [name, { type: "string" }]),
  );
  const { values } = parseArgs({ args: argv, options });
  const missing = needed.filter((name) => !values[name]);
  if (missing.length > 0)
    throw new Error(`${missing.map((name) => `--${name}`).join(" and ")} ${missing.length > 1 ? "are" : "is"} needed.`);
  return values as Given<Needed, Optional>;
}
