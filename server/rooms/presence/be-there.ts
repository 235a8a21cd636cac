import type { Doing } from "../../../contract/presence.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";
import { loadInside } from "../tickets/index.ts";
import { deleteScreen, deleteSurplus, putScreen } from "./store.ts";
import { whoIsThere } from "./who-is-there.ts";

/** One screen of mine shows the ticket. Answers who else is there. */
export async function beThere(tx: Db, actor: Actor, key: string, screen: string, doing: Doing) {
  const me = personIdOf(actor);
  const { id } = await loadInside(tx, actor, key);
  if (!/^[\w-]{1,40}$/.test(screen)) throw notFound("screen");
  await deleteSurplus(tx, me);
  await putScreen(tx, { person_id: me, ticket_id: id, screen, doing });
  return whoIsThere(tx, id, me);
}

/** It shows the ticket no more. */
export async function goAway(tx: Db, actor: Actor, key: string, screen: string): Promise<void> {
  const { id } = await loadInside(tx, actor, key);
  await deleteScreen(tx, { person_id: personIdOf(actor), ticket_id: id, screen });
}
