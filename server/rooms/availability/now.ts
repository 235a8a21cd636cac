import type { MyAvailability } from "../../../contract/availability.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { memoryOf } from "../../platform/remember.ts";
import { leaveNow } from "../away/index.ts";
import { talkingNow } from "../contacts/index.ts";
import { membersNow } from "../teams/index.ts";
import { availabilityAt, awayFor, type Availability, type Said } from "./state.ts";
import { findSaid, namesOf, saidSince } from "./store.ts";

export async function showMine(db: Db, actor: Actor, now: Date): Promise<MyAvailability> {
  const me = personIdOf(actor);
  const [said, leave, talking] = await Promise.all([findSaid(db, me), leaveNow(db, [me], now), talkingNow(db, now)]);
  const { state, because, until } = availabilityAt({ said: said ?? null, talking: talking.has(me), leave: leave.get(me) ?? null }, now);
  return {
    state,
    because,
    until: until?.toISOString() ?? null,
    kept: said ? { chosen: said.chosen, chosen_at: said.chosen_at.toISOString(), confirmed_at: said.confirmed_at.toISOString() } : null,
  };
}

/** How available everybody at the desk is of whom anything is known, by id; who is missing is unknown. */
export async function availabilityNow(db: Db, now: Date): Promise<Map<string, Availability>> {
  const since = new Date(now.getTime() - awayFor * 60_000);
  const [said, leave, talking, members] = await Promise.all([
    saidSince(db, since),
    leaveNow(db, null, now),
    talkingNow(db, now),
    membersNow(db),
  ]);
  const words = new Map<string, Said>(said.map((row) => [row.person_id, row]));
  // Requesters go on leave, too.
  const heardOf = new Set([...words.keys(), ...[...leave.keys(), ...talking].filter((id) => members.has(id))]);
  const known = [...heardOf].map((id) => {
    const of = { said: words.get(id) ?? null, talking: talking.has(id), leave: leave.get(id) ?? null };
    return [id, availabilityAt(of, now)] as const;
  });
  return new Map(known.filter(([, { state }]) => state !== "unknown"));
}

/** Every screen asks for it when it changed. */
const memory = memoryOf<Awaited<ReturnType<typeof readEverybody>>>();
export const forgetEverybody = (): void => memory.forget();

async function readEverybody(db: Db, now: Date) {
  const states = await availabilityNow(db, now);
  const names = await namesOf(db, [...states.keys()]);
  return { items: names.map((person) => ({ person, state: states.get(person.id)?.state ?? ("unknown" as const) })) };
}

/** The same with names, as the desk shows it: a second old at most. */
export const showEverybody = (db: Db, now: Date) => memory.recall(db, "now", () => readEverybody(db, now));
