import { password as goodPassword, role as knownRole } from "../../contract/access.ts";
import { email as goodEmail } from "../../contract/shapes.ts";
import { theDesk } from "../platform/actor.ts";
import { transaction } from "../platform/db.ts";
import { createAdministrator, grantRole, setPassword } from "../rooms/access/index.ts";
import { createPerson, findPersonByEmail } from "../rooms/people/index.ts";
import { readGiven, type Command } from "./command.ts";
import { withDatabase } from "./with-database.ts";

export const createUserCommand: Command = {
  words: "user create",
  usage: `--email E --name N --role ${knownRole.options.join("|")} [--password P]`,
  summary: "Give a person an account; without a password they sign in with a code by mail",
  async run(argv, config) {
    const given = readGiven(argv, ["email", "name", "role"], ["password"]);
    const role = knownRole.safeParse(given.role);
    if (!role.success) throw new Error(`--role is one of ${knownRole.options.join(", ")}.`);
    const email = goodEmail.safeParse(given.email);
    if (!email.success) throw new Error(`--email wants an address, not "${given.email}".`);
    const password = given.password === undefined ? null : goodPassword.safeParse(given.password);
    if (password && !password.success) throw new Error("--password wants 12 to 200 characters.");

    return withDatabase(config, async (db) => {
      const { name } = given;
      const done = `${name} <${email.data}> is ${role.data} now.`;
      if (role.data === "administrator" && password) {
        await createAdministrator(db, { email: email.data, name, password: password.data });
        return done;
      }
      await transaction(db, async (tx) => {
        const known = await findPersonByEmail(tx, email.data);
        const person = known ?? (await createPerson(tx, theDesk(["people:write"]), { name, email: email.data }));
        await grantRole(tx, person.id, role.data);
        if (password) await setPassword(tx, person.id, password.data);
      });
      return done;
    });
  },
};
