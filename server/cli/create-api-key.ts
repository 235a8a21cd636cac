import { z } from "zod";
import { permission, type Permission } from "../../contract/access.ts";
import { transaction } from "../platform/db.ts";
import { actorFor, createApiKey } from "../rooms/access/index.ts";
import { findPersonByEmail } from "../rooms/people/index.ts";
import { readGiven, type Command } from "./command.ts";
import { withDatabase } from "./with-database.ts";

function readScopes(text: string | undefined): Permission[] | undefined {
  if (text === undefined) return undefined;
  const parsed = z.array(permission).safeParse(text.split(",").map((scope) => scope.trim()));
  if (!parsed.success) throw new Error(`--scopes knows ${permission.options.join(", ")}.`);
  return parsed.data;
}

export const createApiKeyCommand: Command = {
  words: "api-key create",
  usage: "--email E --name N [--scopes a,b]",
  summary: "Make an API key that acts for a person, and print it; without --scopes it may all that the person may",
  async run(argv, config) {
    const { email, name, scopes } = readGiven(argv, ["email", "name"], ["scopes"]);
    const wanted = readScopes(scopes);
    return withDatabase(config, async (db) => {
      const person = await findPersonByEmail(db, email);
      const actor = person && (await actorFor(db, person.id).catch(() => null));
      if (!person || !actor || actor.permissions.size === 0)
        throw new Error(`Nobody with the address ${email} has an account: make one with "user create".`);
      const { key } = await transaction(db, (tx) => createApiKey(tx, { personId: person.id, name, scopes: wanted }));
      return key;
    });
  },
};
