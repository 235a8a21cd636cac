import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { mayReadInside } from "./policy.ts";
import { factsOf } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";

/** Those whom a note calls by name, each once; refused at its place when somebody of them may not read what they are called to. */
export async function whoIsCalled(tx: Db, row: TicketRow, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const people = await findPeopleByIds(tx, ids);
  for (const [place, id] of ids.entries()) {
    const person = people.get(id);
    const may = person?.active && mayReadInside(await actorFor(tx, id), factsOf(row));
    if (!may) throw wrongField(`/mentions/${place}`, "may_not_read_it");
  }
  return [...new Set(ids)];
}
