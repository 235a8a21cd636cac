import type { Language } from "../../../contract/shapes.ts";
import { theDesk } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { createDefaults, findCategory } from "../catalog/index.ts";
import { createOrganization, createPerson, findPersonByEmail } from "../people/index.ts";
import { requireGoodPassword } from "./require-good-password.ts";
import { setPassword } from "./set-password.ts";
import { insertGrant, lockAdministrators } from "./store-account.ts";

export interface AdministratorGiven {
  email: string;
  password: string;
  name?: string;
  /** The name of a new organization that the administrator belongs to. */
  organization?: string;
  language?: Language;
}

/**
 * Opens the desk for its first administrator: organization, default catalog, person, account and role. The person of that
 * address is taken when there is one. Refuses a password that is short, leaked or about its owner.
 */
export const createAdministrator = (db: Db, given: AdministratorGiven, now = new Date()): Promise<{ personId: string }> =>
  transaction(db, async (tx) => {
    await lockAdministrators(tx);
    const desk = theDesk(["people:write", "catalog:write", "teams:write"]);
    const email = given.email.trim().toLowerCase();
    const name = given.name ?? email.slice(0, email.lastIndexOf("@"));
    await requireGoodPassword(given.password, [name, email, given.organization ?? null]);
    const organization = given.organization ? await createOrganization(tx, desk, { name: given.organization }) : null;
    const person =
      (await findPersonByEmail(tx, email)) ??
      (await createPerson(tx, desk, { name, email, language: given.language, organization_id: organization?.id }));
    // Somebody may have filled the catalog before there was an administrator.
    if (!(await findCategory(tx, "mail"))) await createDefaults(tx);
    await setPassword(tx, person.id, given.password, now);
    await insertGrant(tx, person.id, "administrator", null);
    return { personId: person.id };
  });
