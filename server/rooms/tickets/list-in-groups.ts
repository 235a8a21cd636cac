import { isPlainGroup, type GroupField } from "../../../contract/views.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, type Db, type RawBuilder } from "../../platform/db.ts";
import { decodeCursor, wrongCursor } from "../../platform/page.ts";
import { byPlace } from "./by-place.ts";
import { answerGroups } from "./by-answer/headings.ts";
import type { ListOrder } from "./list-order.ts";
import { groupsIn, type Group } from "./store-groups.ts";
import type { SummaryRow } from "./store-rows.ts";

/** One row more than a page, and the cursor that leads back to the place behind a row. */
export interface Walked {
  rows: SummaryRow[];
  cursorOf(row: SummaryRow): readonly (string | number)[];
}

interface Asked {
  cursor?: string | undefined;
  limit: number;
}

/** The headings that some tickets of a list stand below, in their order. */
export async function groupsOf(db: Db, actor: Actor, condition: RawBuilder<boolean>, field: GroupField): Promise<Group[]> {
  const groups = isPlainGroup(field) ? await groupsIn(db, condition, field) : await answerGroups(db, actor, condition, field);
  return groups.toSorted((one, other) => byPlace(one.place, other.place));
}

/** Heading by heading, in the same order below each: every page goes on in the group where the one before ended, or behind it where that is empty by now. */
export async function listInGroups(
  db: Db,
  actor: Actor,
  condition: RawBuilder<boolean>,
  field: GroupField,
  order: ListOrder,
  { cursor, limit }: Asked,
): Promise<Walked> {
  const name = `${field}: ${order.name}`;
  const from = decodeCursor(cursor, ["text", "text", ...order.parts]);
  if (from && from[0] !== name) throw wrongCursor();
  const begin = from ? String(from[1]) : "";
  const rows: SummaryRow[] = [];
  const cursors = new Map<string, readonly (string | number)[]>();
  for (const { place, within } of await groupsOf(db, actor, condition, field)) {
    if (from && byPlace(place, begin) < 0) continue;
    const after = from && place === begin ? from.slice(2) : null;
    for (const found of await order.page(sql<boolean>`${condition} and ${within}`, after, limit + 1 - rows.length)) {
      rows.push(found.row);
      cursors.set(found.row.id, [name, place, ...found.place]);
    }
    if (rows.length > limit) break;
  }
  return { rows, cursorOf: (row) => cursors.get(row.id) ?? [] };
}
