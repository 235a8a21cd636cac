import type { Config } from "../platform/config.ts";
import { Problem } from "../platform/problem.ts";
import { takeIn } from "../rooms/mail/index.ts";
import { readGiven, type Command } from "./command.ts";
import { withDatabase } from "./with-database.ts";

/** The pipe: what a mail server hands each message to. The message is kept before anybody looks into it; the exit code says whether. */
export const ingestMailCommand: Command = {
  words: "mail ingest",
  usage: "[--mailbox support] < message.eml",
  summary: "Hand in a message as it came, and print what became of it as JSON",
  run(argv, config: Config) {
    const { mailbox = "support" } = readGiven(argv, [], ["mailbox"]);
    return withDatabase(config, async (db) => {
      try {
        return JSON.stringify(await takeIn(db, { mailbox, via: "pipe", raw: process.stdin, now: new Date() }));
      } catch (error) {
        if (error instanceof Problem && error.status === 404) throw new Error(`There is no mailbox "${mailbox}".`);
        throw error;
      }
    });
  },
};
