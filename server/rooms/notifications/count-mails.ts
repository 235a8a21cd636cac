import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { findPeopleByIds } from "../people/index.ts";
import { ticketHeads } from "../tickets/index.ts";
import { choicesOf } from "./store-choices.ts";
import { insideAmong } from "./store.ts";
import { followersOf, readersOf } from "./tell-requester.ts";

const atOnce = 1000;

/** How many mails requesters and followers of these tickets would get if the actor answered or solved each, and to how many people. */
export async function countMails(
  db: Db,
  actor: Actor,
  kind: "replied" | "solved",
  ticketIds: readonly string[],
): Promise<{ messages: number; people: number }> {
  const reached = new Set<string>();
  let messages = 0;
  for (let from = 0; from < ticketIds.length; from += atOnce) {
    const tickets = [...(await ticketHeads(db, ticketIds.slice(from, from + atOnce))).values()];
    const watchers = kind === "replied" ? tickets.flatMap((ticket) => ticket.watcher_ids) : [];
    const ids = [...new Set([...tickets.flatMap((t) => [t.requester_id, t.on_behalf_of_id].filter((id) => id !== null)), ...watchers])];
    const [people, inside, choice] = await Promise.all([findPeopleByIds(db, ids), insideAmong(db, watchers), choicesOf(db, ids)]);
    for (const ticket of tickets) {
      const concern = { event: { actor_id: actor.personId }, ticket };
      const followers =
        kind === "replied" ? followersOf(concern, { people, inside }).filter((to) => choice(to.id, "followed").by_mail) : [];
      for (const to of [...readersOf(concern, kind, { people }), ...followers]) {
        if (!to.email) continue;
        messages += 1;
        reached.add(to.id);
      }
    }
  }
  return { messages, people: reached.size };
}
