import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { createAdministrator } from "./create-administrator.ts";
import { startSession, type StartedSession, type Visitor } from "./start-session.ts";
import { anyGrantOf, lockAdministrators } from "./store-account.ts";
import { insertSetupToken, useSetupToken } from "./store-setup.ts";

export const hasAdministrator = (db: Db): Promise<boolean> => anyGrantOf(db, "administrator");

const validFor = 24 * 3_600_000;

/** Makes the one-time token of the set-up link. It is good for a day and while there is no administrator. */
export async function createSetupToken(db: Db, now = new Date()): Promise<string> {
  const token = newToken();
  await insertSetupToken(db, hashToken(token), now);
  return token;
}

export interface SetupGiven {
  token: string;
  organization: string;
  name: string;
  email: string;
  password: string;
  language: Language;
}

/** Uses the set-up token: the desk has an organization, a catalog and its first administrator, who is signed in. Publishes `desk.opened`. */
export async function openDesk(tx: Db, given: SetupGiven, visitor: Visitor, now: Date): Promise<StartedSession> {
  await lockAdministrators(tx);
  if (await hasAdministrator(tx)) throw new Problem(410, "setup_closed");
  if (!(await useSetupToken(tx, hashToken(given.token), new Date(now.getTime() - validFor), now))) throw new Problem(403, "setup_refused");
  const { personId } = await createAdministrator(tx, given, now);
  await publish(tx, { type: "desk.opened", actorId: personId, personId, data: { organization: given.organization } }, now);
  return startSession(tx, personId, { method: "setup", secondFactor: false }, visitor, now);
}
