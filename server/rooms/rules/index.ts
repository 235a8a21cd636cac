/** Rules: what the desk does by itself when something happens to a ticket or time has passed, as administrators wrote it. */
import type { Db } from "../../platform/db.ts";
import type { Room } from "../../platform/room.ts";
import { reaction } from "./apply-rules.ts";
import { readRules } from "./attention.ts";
import { jobs } from "./on-time.ts";
import { routes } from "./routes.ts";
import { knowStepUses, knowUses } from "../tickets/index.ts";
import { allRules, rulesNaming, rulesSetting } from "./store.ts";

knowUses(async (db, keys) => (await rulesNaming(db, keys)).map(({ name }) => ({ what: "rule", name })));

knowStepUses(async (db, keys) =>
  (await Promise.all(keys.map((key) => rulesSetting(db, key)))).flat().map(({ name }) => ({ what: "rule", name })),
);

export { refuseReader } from "./check-rule.ts";
export { applyOnTime } from "./on-time.ts";
export { presentVersion } from "./present.ts";

/** Names of rules that do not do what they were written for: switched off because they went round in circles, or naming what is gone. */
export async function rulesInTrouble(db: Db, now: Date): Promise<{ count: number; names: string[] }> {
  const rows = await allRules(db);
  const read = await readRules(db, rows, now);
  const names = read
    .filter(({ row, attention }) => row.stopped_at !== null || (row.active && attention.length > 0))
    .map(({ row }) => row.name);
  return { count: rows.length, names };
}

export const room: Room = { name: "rules", routes, reactions: [reaction], jobs };
