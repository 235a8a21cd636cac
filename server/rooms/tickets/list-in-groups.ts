import type { GroupField } from "../../../contract/views.ts";
import { sql, type Db, type RawBuilder } from "../../platform/db.ts";
import { decodeCursor, wrongCursor } from "../../platform/page.ts";
import { groupOf, groupsIn, inGroup } from "./store-groups.ts";
import { afterPlace, orderOf, partOf, placeOf, type Place, type Sort } from "./store-lists.ts";
import { selectSummaries, type SummaryRow } from "./store-rows.ts";

/** One row more than a page, and the cursor that leads back to the place behind a row. */
export interface Walked {
  rows: SummaryRow[];
  cursorOf(row: SummaryRow): readonly (string | number)[];
}

interface Asked {
  cursor?: string | undefined;
  limit: number;
}

/** Heading by heading, in the same order below each: every page goes on in the group where the one before ended, or behind it where that is empty by now. */
export async function listInGroups(
  db: Db,
  condition: RawBuilder<boolean>,
  field: GroupField,
  sort: Sort,
  { cursor, limit }: Asked,
): Promise<Walked> {
  const name = `${field}: ${sort.field} ${sort.direction}`;
  const from = decodeCursor(cursor, ["text", "text", partOf(sort), "id"]);
  if (from && from[0] !== name) throw wrongCursor();
  const place = from ? String(from[1]) : "";
  const groups = await groupsIn(db, condition, field);
  const rows: SummaryRow[] = [];
  for (const group of groups) {
    if (from && group.place < place) continue;
    const within = [condition, inGroup(field, group.value)];
    if (from && group.place === place) within.push(afterPlace(sort, [from[2], from[3]] as Place));
    rows.push(...(await selectSummaries(db, sql<boolean>`${sql.join(within, sql` and `)}`, orderOf(sort), limit + 1 - rows.length)));
    if (rows.length > limit) break;
  }
  const places = new Map(groups.map((group) => [group.value, group.place]));
  return { rows, cursorOf: (row) => [name, places.get(groupOf(field, row)) ?? "", ...placeOf(sort, row)] };
}
