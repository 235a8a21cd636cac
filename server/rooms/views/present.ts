import type { View } from "../../../contract/views.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { readSaved } from "../tickets/index.ts";
import { loadView } from "./load-view.ts";
import { mayChangeView } from "./policy.ts";
import { viewsOf, type ViewRow } from "./store.ts";

const present = (actor: Actor, row: ViewRow, gone: View["gone"]): View => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  team:
    row.team_id && row.team_key && row.team_name && row.team_tier
      ? { id: row.team_id, key: row.team_key, name: row.team_name, tier: row.team_tier }
      : null,
  owner: { id: row.owner_id, name: row.owner_name },
  filter: row.filter,
  sort: { field: row.sort_field, direction: row.descending ? "descending" : "ascending" },
  columns: row.columns,
  group_by: row.group_by,
  marks: row.marks,
  pinned: row.pinned,
  gone,
  version: row.version,
  can: { change: mayChangeView(actor, row) },
});

async function presentAll(db: Db, actor: Actor, now: Date, rows: readonly ViewRow[]): Promise<View[]> {
  const read = await readSaved(
    db,
    actor,
    now,
    rows.map(({ filter }) => filter),
  );
  return rows.map((row, at) => present(actor, row, read[at]?.gone ?? []));
}

/** All that the actor has in their column, in their order. */
export const listViews = async (db: Db, actor: Actor, now: Date): Promise<View[]> =>
  presentAll(db, actor, now, await viewsOf(db, actor, personIdOf(actor)));

export async function presentRow(db: Db, actor: Actor, now: Date, row: ViewRow): Promise<View> {
  const [view] = await presentAll(db, actor, now, [row]);
  if (!view) throw new Error("one view was expected");
  return view;
}

export const presentOne = async (db: Db, actor: Actor, now: Date, id: string): Promise<View> =>
  presentRow(db, actor, now, await loadView(db, actor, id));
