import type { Db } from "../platform/db.ts";
import { Problem } from "../platform/problem.ts";
import { loadDemo, type DemoOptions, type DemoSummary } from "../rooms/demo/index.ts";

/** What a person needs to look around: who can sign in, and with what. */
export const describeDemo = ({ people, technicians, tickets, open, accounts, password }: DemoSummary): string[] => [
  `The demo company is here: ${people} people, ${technicians} technicians, ${tickets} tickets, ${open} of them open.`,
  `Sign in with the password ${password} as`,
  ...accounts.map(({ email, name, role }) => `  ${email.padEnd(34)} ${name}, ${role}`),
];

/** Fills an empty desk with the demo company; leaves one that is in use as it is. Answers what to tell. */
export async function openDemo(db: Db, options: DemoOptions): Promise<string[]> {
  try {
    return describeDemo(await loadDemo(db, options));
  } catch (error) {
    if (error instanceof Problem && error.code === "desk_in_use")
      return ["This desk has its people and tickets already: --demo adds nothing."];
    throw error;
  }
}
