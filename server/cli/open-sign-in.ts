import { transaction } from "../platform/db.ts";
import { letPasswordsIn } from "../rooms/access/index.ts";
import type { Command } from "./command.ts";
import { withDatabase } from "./with-database.ts";

export const openSignInCommand: Command = {
  words: "sign-in open",
  usage: "",
  summary: "Let people sign in without the company again, when nobody gets in through it",
  run: (_, config) =>
    withDatabase(config, async (db) => {
      const changed = await transaction(db, (tx) => letPasswordsIn(tx, new Date()));
      return changed
        ? "People sign in with passwords, codes by mail and passkeys again."
        : "People sign in without the company already: nothing was changed.";
    }),
};
