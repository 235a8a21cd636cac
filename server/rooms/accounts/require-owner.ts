import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { joinableByAddress, type ShownDirectory } from "../directory/index.ts";
import { entrustedAmong, findPersonById } from "../people/index.ts";

/** An account is made for somebody who is known here, has no role and has none elsewhere: it becomes theirs, and its address, too. */
export async function requireOwnerFor(db: Db, directory: ShownDirectory, personId: string): Promise<void> {
  const [person, entrusted] = await Promise.all([findPersonById(db, personId), entrustedAmong(db, [personId])]);
  if (!person) throw wrongField("/asked/person_id", "unknown", { what: "person" });
  if (!person.active || !(await joinableByAddress(db, directory, person, entrusted.length > 0)))
    throw wrongField("/asked/person_id", "account_not_theirs");
}
