import type { SignInRule } from "../../../contract/identity.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { sessionEnded } from "./events.ts";
import { freshFor } from "./policy.ts";
import { requireSession } from "./require-session.ts";
import { lockAdministrators } from "./store-account.ts";
import { originOf } from "./store-origin.ts";
import { endSessionsAround, glassRows, isOnlyCompany, putBreakGlass, putOnlyCompany, type GlassRow } from "./store-rule.ts";
import { sessionById } from "./store-session.ts";

/** They get in whatever the provider does: an open account of an administrator, with a password and a second factor. */
const isFit = ({ open, has_password, has_factor }: GlassRow): boolean => open && has_password && has_factor;

/** Who just came through the company knows that it works: whoever did not would lock everybody out by a wrong setting. */
async function cameThroughCompany(db: Db, actor: Actor, now: Date): Promise<boolean> {
  const session = actor.sessionId ? await sessionById(db, actor.sessionId) : undefined;
  if (session?.method !== "company" || now.getTime() - session.created_at.getTime() >= freshFor) return false;
  return (await originOf(db, session.id)) !== undefined;
}

export async function readSignInRule(db: Db, actor: Actor, now: Date): Promise<SignInRule> {
  const rows = await glassRows(db);
  return {
    only_company: await isOnlyCompany(db),
    came_through_company: await cameThroughCompany(db, actor, now),
    administrators: rows.map((row) => ({
      id: row.person_id,
      name: row.name,
      break_glass: row.named,
      password: row.has_password,
      second_factor: row.has_factor,
      fit: isFit(row),
    })),
  };
}

export interface RuleGiven {
  only_company: boolean;
  break_glass: readonly string[];
}

/**
 * Who signs in with a password. Switched on, it ends the sessions that did not begin through the company. Refused while nobody could get in
 * without the company, and for whoever did not just come through it. Publishes `sign_in_rule.changed`.
 */
export async function changeSignInRule(tx: Db, actor: Actor, given: RuleGiven, now: Date): Promise<void> {
  requireSession(actor);
  await lockAdministrators(tx);
  const before = await glassRows(tx);
  const wrong = given.break_glass.findIndex((id) => !before.some((row) => row.person_id === id && row.open));
  if (wrong >= 0) throw wrongField(`/break_glass/${wrong}`, "unknown", { what: "person" });
  const was = await isOnlyCompany(tx);
  await putBreakGlass(tx, given.break_glass, personIdOf(actor), now);
  if (given.only_company && !was && !(await cameThroughCompany(tx, actor, now))) throw new Problem(409, "company_session_needed");
  await putOnlyCompany(tx, given.only_company, now);
  await requireBreakGlass(tx);
  const ended = given.only_company && !was ? await endSessionsAround(tx, now) : [];
  for (const { id, person_id } of ended) await publish(tx, sessionEnded(id, person_id, "only_company", null), now);
  const names = before.filter(({ person_id }) => given.break_glass.includes(person_id)).map(({ name }) => name);
  const data = { only_company: given.only_company, break_glass: names };
  await publish(tx, { type: "sign_in_rule.changed", actorId: actor.personId, data }, now);
}

/** While everybody goes through the company, somebody must get in without it. Called after whatever could have taken the last one away. */
export async function requireBreakGlass(tx: Db): Promise<void> {
  await lockAdministrators(tx);
  if (!(await isOnlyCompany(tx))) return;
  if (!(await glassRows(tx)).some((row) => row.named && isFit(row))) throw new Problem(409, "break_glass_needed");
}

/** Whether nobody else would get in without the company, while everybody goes through it. */
export async function isLastGlass(tx: Db, personId: string): Promise<boolean> {
  if (!(await isOnlyCompany(tx))) return false;
  const fit = (await glassRows(tx)).filter((row) => row.named && isFit(row));
  return fit.length > 0 && fit.every((row) => row.person_id === personId);
}

/** For whoever holds the machine, when nobody gets in. False where it was off already. Publishes `sign_in_rule.changed`. */
export async function letPasswordsIn(tx: Db, now: Date): Promise<boolean> {
  await lockAdministrators(tx);
  if (!(await isOnlyCompany(tx))) return false;
  await putOnlyCompany(tx, false, now);
  await publish(tx, { type: "sign_in_rule.changed", actorId: null, data: { only_company: false, source: "firstline sign-in open" } }, now);
  return true;
}
