import type { ChosenAvailability } from "../../../contract/availability.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { forgetEverybody } from "./now.ts";
import { findSaid, putSaid } from "./store.ts";

/** Somebody says how available they are, or confirms it. No fact is published: the log keeps what happened to work, not where people were. */
export async function say(tx: Db, actor: Actor, now: Date, chosen: ChosenAvailability): Promise<void> {
  const person_id = personIdOf(actor);
  const before = await findSaid(tx, person_id);
  const chosen_at = before?.chosen === chosen ? before.chosen_at : now;
  await putSaid(tx, { person_id, chosen, chosen_at, confirmed_at: now });
  forgetEverybody();
}
