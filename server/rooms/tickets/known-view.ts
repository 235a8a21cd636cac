import type { Filter } from "../../../contract/filter.ts";
import type { GroupField, ViewColumn, ViewSort } from "../../../contract/views.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db, RawBuilder } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";

/** What a view asks of the list of tickets. */
export interface KnownView {
  condition: RawBuilder<boolean>;
  /** The same as it was read; null where it cannot be meant any more. */
  asked: Filter | null;
  sort: ViewSort;
  marks: RawBuilder<boolean>[];
  columns: ViewColumn[];
  name: string;
  /** Its headings. */
  group_by: GroupField | null;
}

type Know = (db: Db, actor: Actor, now: Date, id: string) => Promise<KnownView>;
let know: Know | undefined;

/** Views stand below tickets and know of them, not the other way round: their room says here how one is read. It refuses a view that the actor may not use. */
export function knowViews(how: Know): void {
  know = how;
}

export async function knownView(db: Db, actor: Actor, now: Date, id: string): Promise<KnownView> {
  if (!know) throw notFound("view");
  return know(db, actor, now, id);
}
