import type { RingingCall } from "../../../contract/telephone.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { peopleByNumber } from "../people/index.ts";
import { mayReadInside, ticketHeads } from "../tickets/index.ts";
import { openCallBack } from "./call-back.ts";
import { ringingFor, type RingingRow } from "./store-calls.ts";

/** A call that nobody told the end of rings no longer than this. */
const longest = 4 * 3_600_000;
export const testRings = 20_000;
const mostPeople = 4;

async function callBackOf(db: Db, actor: Actor, now: Date, number: string): Promise<RingingCall["call_back"]> {
  const id = await openCallBack(db, now, number);
  const head = id ? (await ticketHeads(db, [id])).get(id) : undefined;
  return head && mayReadInside(actor, head) ? { id: head.id, number: head.number, subject: head.subject } : null;
}

async function present(db: Db, actor: Actor, now: Date, row: RingingRow): Promise<RingingCall> {
  const { number } = row;
  const [people, call_back] = number
    ? await Promise.all([
        actor.permissions.has("people:read") ? peopleByNumber(db, number, mostPeople) : [],
        callBackOf(db, actor, now, number),
      ])
    : [[], null];
  return {
    id: row.id,
    number,
    direction: row.direction,
    queue: row.queue,
    system: row.system_name,
    rang_at: (row.rang_at ?? row.first_at).toISOString(),
    answered: row.answered_at !== null,
    contact_id: row.contact_id,
    may_be: people.map(({ id, name, title, department, organization, site }) => ({
      id,
      name,
      detail: [title, department, organization, site].filter(Boolean).join(" · "),
    })),
    call_back,
  };
}

/** Calls that ring somebody now, and who may be calling. */
export async function ringing(db: Db, actor: Actor, now: Date): Promise<RingingCall[]> {
  const since = (ms: number) => new Date(now.getTime() - ms);
  const rows = await ringingFor(db, personIdOf(actor), since(longest), since(testRings));
  return Promise.all(rows.map((row) => present(db, actor, now, row)));
}
