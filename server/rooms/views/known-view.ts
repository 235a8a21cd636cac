import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { parseSaved, readSaved, type KnownView } from "../tickets/index.ts";
import { loadView } from "./load-view.ts";

/** What a view asks of the list of tickets, of one that the actor may use. */
export async function askedBy(db: Db, actor: Actor, now: Date, id: string): Promise<KnownView> {
  const row = await loadView(db, actor, id);
  const texts = [row.filter, ...row.marks.map(({ filter }) => filter)];
  const [filter, ...marks] = await readSaved(db, actor, now, texts);
  if (!filter) throw new Error("one filter was expected");
  const sort: KnownView["sort"] = { field: row.sort_field, direction: row.descending ? "descending" : "ascending" };
  return {
    condition: filter.condition,
    asked: parseSaved(row.filter),
    sort,
    marks: marks.map((mark) => mark.condition),
    columns: row.columns,
    name: row.name,
    group_by: row.group_by,
  };
}
