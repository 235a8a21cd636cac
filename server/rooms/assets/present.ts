import type { Asset, AssetKind, OwnAsset } from "../../../contract/assets.ts";
import type { Named } from "../../../contract/shapes.ts";
import type { KindRow, ShownAsset } from "./store.ts";

const named = (id: string | null, name: string | null): Named | null => (id && name !== null ? { id, name } : null);
const kindOf = (row: ShownAsset) => ({ id: row.kind_id, key: row.kind_key, name: { en: row.kind_en, nb: row.kind_nb } });

export const presentAsset = (row: ShownAsset): Asset => ({
  id: row.id,
  tag: row.tag,
  name: row.name,
  kind: kindOf(row),
  serial: row.serial,
  person: named(row.person_id, row.person_name),
  organization: named(row.organization_id, row.organization_name),
  site: named(row.site_id, row.site_name),
  state: row.state,
  note: row.note,
  created_at: row.created_at.toISOString(),
  changed_at: row.changed_at.toISOString(),
  version: row.version,
});

export const presentOwn = (row: ShownAsset): OwnAsset => ({ id: row.id, tag: row.tag, name: row.name, kind: kindOf(row).name });

export const presentKind = ({ id, key, name_en, name_nb, retired }: KindRow): AssetKind => ({
  id,
  key,
  name: { en: name_en, nb: name_nb },
  retired,
});
