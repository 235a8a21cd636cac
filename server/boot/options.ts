import { parseArgs } from "node:util";

export interface StartOptions {
  /** Fill an empty desk with a believable company. */
  demo: boolean;
  /** How many tickets that company has. */
  tickets: number;
  dev: boolean;
  /** `web` answers requests, `worker` runs reactions and jobs; any number of either may share one PostgreSQL. */
  role: "all" | "web" | "worker";
}

const usage = "npm start -- [--demo] [--tickets N] [--dev] [--role web|worker|all]";

const isRole = (text: string): text is StartOptions["role"] => ["all", "web", "worker"].includes(text);

/** What stands after `npm start --`; anything unknown is refused with the way to say it. */
export function readOptions(argv: readonly string[]): StartOptions {
  const options = {
    demo: { type: "boolean", default: false },
    tickets: { type: "string", default: "200" },
    dev: { type: "boolean", default: false },
    role: { type: "string", default: "all" },
  } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch (error) {
    throw new Error(`${(error as Error).message.split(". ")[0]}. Use: ${usage}`, { cause: error });
  }
  const tickets = Number(values.tickets);
  if (!Number.isInteger(tickets) || tickets < 0) throw new Error(`--tickets wants a number, not "${values.tickets}".`);
  if (!isRole(values.role)) throw new Error(`--role is web, worker or all, not "${values.role}".`);
  return { demo: values.demo, tickets, dev: values.dev, role: values.role };
}
