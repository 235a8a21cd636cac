import type { Db } from "../../platform/db.ts";
import { actorFor } from "../access/index.ts";
import { connectTelephone, ringOnce } from "../telephone/index.ts";
import type { Desk } from "./desk.ts";

/** Who of the company is rung where. */
const lines = [
  { line: "201", who: "per.haug" },
  { line: "202", who: "kari.solberg" },
  { line: "203", who: "lars.moe" },
  { line: "Helpdesk", who: "per.haug" },
  { line: "Helpdesk", who: "kari.solberg" },
];

/** The company's telephone system, and whoever called in vain this morning. Its address is nobody's: a new one is made in the settings. */
export async function connectExchange(tx: Db, now: Date, desk: Desk): Promise<void> {
  const keeper = desk.named.get("admin");
  if (!keeper) return;
  const at = lines.flatMap(({ line, who }) => {
    const person_id = desk.named.get(who)?.id;
    return person_id ? [{ line, person_id }] : [];
  });
  const id = await connectTelephone(tx, await actorFor(tx, keeper.id), now, { name: "Telephone exchange", kind: "generic", lines: at });
  await ringOnce(tx, new Date(now.getTime() - 26 * 60_000), id, { from: "+47 55 00 21 07", queue: "Helpdesk", seconds: 25 });
}
