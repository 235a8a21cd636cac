import { parseArgs } from "node:util";

export interface StartOptions {
  /** Fill an empty desk with a believable company. */
  demo: boolean;
  /** How many tickets that company has; what the demo thinks right when left out. */
  tickets?: number;
  dev: boolean;
  /** `web` answers requests, `worker` runs reactions and jobs; any number of either may share one PostgreSQL. */
  role: "all" | "web" | "worker";
}

const usage = "npm start -- [--demo] [--tickets N] [--dev] [--role web|worker|all]";

const isRole = (text: string): text is StartOptions["role"] => ["all", "web", "worker"].includes(text);

/** A whole number from 1 up; anything else is refused with the option's name. */
export function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${option} wants a whole number from 1 up, not "${text}".`);
  return count;
}

/** What stands after `npm start --`; anything unknown is refused with the way to say it. */
export function readOptions(argv: readonly string[]): StartOptions {
  const options = {
    demo: { type: "boolean", default: false },
    tickets: { type: "string" },
    dev: { type: "boolean", default: false },
    role: { type: "string", default: "all" },
  } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch (error) {
    throw new Error(`${(error as Error).message.split(". ")[0]}. Use: ${usage}`, { cause: error });
  }
  const tickets = values.tickets === undefined ? undefined : readCount("--tickets", values.tickets);
  if (!isRole(values.role)) throw new Error(`--role is web, worker or all, not "${values.role}".`);
  return { demo: values.demo, tickets, dev: values.dev, role: values.role };
}
