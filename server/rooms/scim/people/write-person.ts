import { theDesk } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { endSessionsOf } from "../../access/index.ts";
import { changeByDirectory } from "../../people/index.ts";
import { desk } from "../desk.ts";
import type { PlannedUser } from "./plan-user.ts";

/** Writes what was planned of somebody. Who leaves is signed out everywhere in the same transaction. Publishes `person.changed`. */
export async function writePerson(
  tx: Db,
  source: string,
  personId: string,
  planned: Pick<PlannedUser, "outcome" | "changes">,
  now: Date,
): Promise<void> {
  const { outcome, changes } = planned;
  const { name, ...others } = changes;
  const active = outcome === "changed" ? {} : { active: outcome === "back" };
  await changeByDirectory(tx, desk, personId, { ...others, ...(name && { name }), ...active }, source);
  if (outcome === "left") await endSessionsOf(tx, theDesk([]), personId, "account_closed", null, now);
}
