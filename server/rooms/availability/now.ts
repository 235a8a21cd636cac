import type { MyAvailability } from "../../../contract/availability.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { awayNow } from "../away/index.ts";
import { talkingNow } from "../contacts/index.ts";
import { availabilityAt, awayFor, type Availability, type Said } from "./state.ts";
import { findSaid, namesOf, saidSince } from "./store.ts";

export async function showMine(db: Db, actor: Actor, now: Date): Promise<MyAvailability> {
  const me = personIdOf(actor);
  const [said, leave, talking] = await Promise.all([findSaid(db, me), awayNow(db, [me], now), talkingNow(db, now)]);
  const { state, because, until } = availabilityAt({ said: said ?? null, talking: talking.has(me), leave: leave[0]?.until ?? null }, now);
  return {
    state,
    because,
    until: until?.toISOString() ?? null,
    kept: said ? { chosen: said.chosen, chosen_at: said.chosen_at.toISOString(), confirmed_at: said.confirmed_at.toISOString() } : null,
  };
}

/** How available everybody is of whom anything is known, by id; who is missing is unknown. */
export async function availabilityNow(db: Db, now: Date): Promise<Map<string, Availability>> {
  const since = new Date(now.getTime() - awayFor * 60_000);
  const [said, leave, talking] = await Promise.all([saidSince(db, since), awayNow(db, null, now), talkingNow(db, now)]);
  const words = new Map<string, Said>(said.map((row) => [row.person_id, row]));
  const gone = new Map(leave.map(({ person, until }) => [person.id, until]));
  const everybody = new Set([...words.keys(), ...gone.keys(), ...talking]);
  const known = [...everybody].map((id) => {
    const of = { said: words.get(id) ?? null, talking: talking.has(id), leave: gone.get(id) ?? null };
    return [id, availabilityAt(of, now)] as const;
  });
  return new Map(known.filter(([, { state }]) => state !== "unknown"));
}

/** The same with names, as the desk shows it. */
export async function showEverybody(db: Db, now: Date) {
  const states = await availabilityNow(db, now);
  const names = await namesOf(db, [...states.keys()]);
  return { items: names.map((person) => ({ person, state: states.get(person.id)?.state ?? ("unknown" as const) })) };
}
