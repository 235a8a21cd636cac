import type { Away, awayRoutes } from "../../../contract/away.ts";
import type { BodyOf } from "../../../contract/route.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { wrongField } from "../../platform/problem.ts";
import { findPersonByEmail, findPersonById } from "../people/index.ts";
import { deleteAway, findAway, putAway } from "./store.ts";

export async function showAway(db: Db, actor: Actor): Promise<{ away: Away | null }> {
  const row = await findAway(db, personIdOf(actor));
  if (!row) return { away: null };
  const substitute = row.substitute_id && row.substitute_name !== null ? { id: row.substitute_id, name: row.substitute_name } : null;
  return { away: { from: row.from_at.toISOString(), until: row.until_at.toISOString(), substitute } };
}

/** Somebody says when they are away. Publishes `person.away`. */
export async function sayAway(tx: Db, actor: Actor, now: Date, given: BodyOf<(typeof awayRoutes)["PUT /away"]>): Promise<void> {
  const me = personIdOf(actor);
  const [from_at, until_at] = [new Date(given.from), new Date(given.until)];
  if (until_at <= now || until_at <= from_at) throw wrongField("/until", "past");
  if (until_at.getTime() - now.getTime() > 366 * 86_400_000) throw wrongField("/until", "too_far");
  const wanted = given.substitute;
  const substitute = wanted ? await (wanted.includes("@") ? findPersonByEmail(tx, wanted) : findPersonById(tx, wanted)) : null;
  if (wanted && (!substitute?.active || substitute.id === me)) throw wrongField("/substitute", "unknown", { what: "person" });
  await putAway(tx, { person_id: me, from_at, until_at, substitute_id: substitute?.id ?? null });
  const data = { from: from_at.toISOString(), until: until_at.toISOString(), substitute_id: substitute?.id ?? null };
  await publish(tx, { type: "person.away", actorId: me, personId: me, data }, now);
}

/** They are there after all. Publishes `person.back`. */
export async function sayBack(tx: Db, actor: Actor, now: Date): Promise<void> {
  const me = personIdOf(actor);
  await deleteAway(tx, me);
  await publish(tx, { type: "person.back", actorId: me, personId: me, data: {} }, now);
}
