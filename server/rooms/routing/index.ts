/** Routing: who is asked to take a ticket that nobody has, by rules, with the reasons for every decision (ADR 57). */
import type { Db } from "../../platform/db.ts";
import type { Room } from "../../platform/room.ts";
import { knowUses } from "../tickets/index.ts";
import { jobs } from "./on-time.ts";
import { reaction } from "./react.ts";
import { readRules } from "./read-rules.ts";
import { routes } from "./routes.ts";
import { allRules, rulesNaming } from "./store-rules.ts";

knowUses(async (db, keys) => (await rulesNaming(db, keys)).map(({ name }) => ({ what: "rule", name })));

/** Names of routing rules that are switched on and pass over tickets, because they name what is gone. */
export async function routingInTrouble(db: Db, now: Date): Promise<{ count: number; names: string[] }> {
  const rows = await allRules(db);
  const read = await readRules(db, rows, now);
  return { count: rows.length, names: read.filter(({ row, attention }) => row.active && attention.length > 0).map(({ row }) => row.name) };
}

export { shapeProfile } from "./profiles.ts";
export { createSkill } from "./skills.ts";
export { createRule } from "./write-rule.ts";
export { decide, type Candidate, type Standing, type Wanted } from "./decide.ts";
export { routeOnTime } from "./on-time.ts";

export const room: Room = { name: "routing", routes, reactions: [reaction], jobs };
