import type { Named } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { leadsOf, managers } from "../access/index.ts";
import { tell } from "./events.ts";
import { loadForNote } from "./load-ticket.ts";
import { updateTicket } from "./store.ts";

/** Hierarchical escalation: people with authority learn of it; the ticket stays with those who work on it. */
export async function giveNotice(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  given: { to: "lead" | "manager"; reason: string },
): Promise<{ told: Named[] }> {
  const row = await loadForNote(tx, actor, key);
  const told = given.to === "lead" ? await leadsOf(tx, row.team_id) : await managers(tx);
  if (told.length === 0) throw new Problem(409, "nobody_to_tell", { facts: { to: given.to, team: row.team_name } });
  await updateTicket(tx, row.id, {}, now);
  await tell(tx, actor, now, "ticket.noticed", row.id, {
    to: given.to,
    reason: given.reason,
    told: told.map(({ id }) => id),
    names: told.map(({ name }) => name),
  });
  return { told };
}
