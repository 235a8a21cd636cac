import type { Asset, AssetState } from "../../../contract/assets.ts";
import type { Named } from "../../../contract/shapes.ts";

/** What the form about an asset holds: an empty text means that there is none. */
export interface AssetValues {
  tag: string;
  name: string;
  kind: string;
  serial: string;
  person_id: Named | null;
  organization_id: Named | null;
  site_id: string;
  state: AssetState | "";
  note: string;
}

export const blankAsset: AssetValues = {
  tag: "",
  name: "",
  kind: "",
  serial: "",
  person_id: null,
  organization_id: null,
  site_id: "",
  state: "",
  note: "",
};

export const valuesOf = (asset: Asset): AssetValues => ({
  tag: asset.tag,
  name: asset.name,
  kind: asset.kind.key,
  serial: asset.serial ?? "",
  person_id: asset.person,
  organization_id: asset.organization,
  site_id: asset.site?.id ?? "",
  state: asset.state,
  note: asset.note ?? "",
});

/** What the API takes of some values: nothing that was not changed, null for what was emptied. */
export function bodyOf({ tag, name, kind, serial, person_id, organization_id, site_id, state, note }: Partial<AssetValues>) {
  return {
    ...(tag !== undefined && { tag }),
    ...(name !== undefined && { name }),
    ...(kind !== undefined && { kind }),
    ...(serial !== undefined && { serial: serial.trim() || null }),
    ...(person_id !== undefined && { person_id: person_id?.id ?? null }),
    ...(organization_id !== undefined && { organization_id: organization_id?.id ?? null }),
    ...(site_id !== undefined && { site_id: site_id || null }),
    ...(state && { state }),
    ...(note !== undefined && { note: note.trim() || null }),
  };
}
