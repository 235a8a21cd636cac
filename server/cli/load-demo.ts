import { describeDemo } from "../boot/open-demo.ts";
import { readCount } from "../boot/options.ts";
import { loadDemo } from "../rooms/demo/index.ts";
import { readGiven, type Command } from "./command.ts";
import { withDatabase } from "./with-database.ts";

export const loadDemoCommand: Command = {
  words: "demo load",
  usage: "[--tickets N] [--seed N]",
  summary: "Fill an empty desk with a believable company and a year of its tickets",
  async run(argv, config) {
    const given = readGiven(argv, [], ["tickets", "seed"]);
    const tickets = given.tickets === undefined ? undefined : readCount("--tickets", given.tickets);
    const seed = given.seed === undefined ? undefined : readCount("--seed", given.seed);
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    return withDatabase(config, async (db) => describeDemo(await loadDemo(db, { tickets, seed, say })).join("\n"));
  },
};
