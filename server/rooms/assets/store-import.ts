import { sql, tables, type Db } from "../../platform/db.ts";
import type { AssetRow } from "./store.ts";
import type { AssetTables } from "./tables.ts";

export type ImportedAsset = Omit<AssetRow, "said" | "tag_key" | "version" | "created_at" | "changed_at">;

const columns = ["id", "tag", "name", "kind_id", "serial", "person_id", "organization_id", "site_id", "state", "note"] as const;
const recordset = sql.raw(
  "(id uuid, tag text, name text, kind_id uuid, serial text, person_id uuid, organization_id uuid, site_id uuid, state text, note text)",
);
const list = sql.join(columns.map((column) => sql.ref(column)));
const atOnce = 2000;

async function inPortions<T>(all: readonly T[], write: (portion: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await write(JSON.stringify(all.slice(from, from + atOnce)));
}

/** Those that have one of these tags, by the tag as it was asked for. Locked: what is read is what is changed. */
export async function assetsTagged(tx: Db, tags: readonly string[]): Promise<Map<string, ImportedAsset>> {
  const { rows } = await sql<ImportedAsset & { wanted: string }>`
    select w.tag as wanted, a.id, a.tag, a.name, a.kind_id, a.serial, a.person_id, a.organization_id, a.site_id, a.state, a.note
    from unnest(${[...tags]}::text[]) w(tag) join asset a on a.tag_key = lower(w.tag) order by a.id for update of a`.execute(
    tables<AssetTables>(tx),
  );
  return new Map(rows.map(({ wanted, ...asset }) => [wanted, asset]));
}

export const insertAssets = (tx: Db, assets: readonly ImportedAsset[], now: Date): Promise<void> =>
  inPortions(assets, (portion) =>
    sql`insert into asset (${list}, created_at, changed_at)
      select ${list}, ${now}, ${now} from jsonb_to_recordset(${portion}::jsonb) as r ${recordset}`.execute(tables<AssetTables>(tx)),
  );

export const updateAssets = (tx: Db, assets: readonly ImportedAsset[], now: Date): Promise<void> =>
  inPortions(assets, (portion) => {
    const sets = sql.join(columns.slice(1).map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`));
    return sql`update asset a set ${sets}, version = a.version + 1, changed_at = ${now}
      from jsonb_to_recordset(${portion}::jsonb) as r ${recordset} where a.id = r.id`.execute(tables<AssetTables>(tx));
  });
