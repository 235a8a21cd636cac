import type { approvalRoutes } from "../../../contract/approvals.ts";
import type { BodyOf } from "../../../contract/route.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { personIdOf } from "../../platform/actor.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { administrators, leads, managers } from "../access/index.ts";
import { findManager, standIns } from "../away/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { findTeam, membersOf } from "../teams/index.ts";
import type { TicketRow } from "../tickets/index.ts";
import { isOwn, mayAllowOwn } from "./policy.ts";

type Given = BodyOf<(typeof approvalRoutes)["POST /tickets/{id}/approvals"]>;
const most = 50;

/** The one whose manager is asked: for whom it is. */
async function managerOf(tx: Db, ticket: TicketRow): Promise<string> {
  const person = ticket.on_behalf_of_id ?? ticket.requester_id;
  const manager = person ? await findManager(tx, person) : undefined;
  if (!manager) throw wrongField("/manager", "no_manager");
  return manager.id;
}

const holding = { lead: leads, manager: managers, administrator: administrators };

async function membersFor(tx: Db, team: string): Promise<string[]> {
  if (!(await findTeam(tx, team))) throw wrongField("/team", "unknown", { what: "team" });
  return (await membersOf(tx, team)).map(({ id }) => id);
}

/** Who was meant and who is asked in their place. Those who want it are not asked, unless somebody with authority says so. */
export async function whoIsAsked(
  tx: Db,
  actor: Actor,
  now: Date,
  ticket: TicketRow,
  given: Given,
): Promise<{ named: string; approver: string }[]> {
  if (given.own && !mayAllowOwn(actor)) throw new Problem(403, "own_approval");
  const found = await findPeopleByIds(tx, given.people);
  if (given.people.some((id) => !found.get(id)?.active)) throw wrongField("/people", "unknown", { what: "person" });
  const meant = [
    ...given.people,
    ...(given.manager ? [await managerOf(tx, ticket)] : []),
    ...(given.team ? await membersFor(tx, given.team) : []),
    ...(given.role ? (await holding[given.role](tx)).map(({ id }) => id) : []),
  ];
  const own = (id: string): boolean => !given.own && isOwn(id, { ...ticket, asked_by: personIdOf(actor) });
  // Of a team or a role those who want it are left out; whoever is named is refused in words.
  const wrong = given.people.find(own) ?? (given.manager && meant.slice(given.people.length, given.people.length + 1).find(own));
  if (wrong) throw wrongField("/people", "own_approval");
  const names = [...new Set(meant)].filter((id) => !own(id));
  if (names.length === 0 || names.length > most) throw wrongField("/people", names.length === 0 ? "nobody_asked" : "too_many_asked");
  const stand = await standIns(tx, names, now);
  return names.map((named) => {
    const approver = stand.get(named) ?? named;
    return { named, approver: own(approver) ? named : approver };
  });
}
