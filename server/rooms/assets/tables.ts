import type { Generated, GeneratedAlways } from "kysely";
import type { AssetState } from "../../../contract/assets.ts";

export interface AssetTables {
  asset_kind: { id: string; key: string; name_en: string; name_nb: string; retired: Generated<boolean> };
  asset: {
    id: string;
    tag: string;
    name: string;
    kind_id: string;
    serial: string | null;
    person_id: string | null;
    organization_id: string | null;
    site_id: string | null;
    state: AssetState;
    note: string | null;
    said: GeneratedAlways<string>;
    tag_key: GeneratedAlways<string>;
    version: Generated<number>;
    created_at: Date;
    changed_at: Date;
  };
  /** Published by the people room. */
  person_card: { id: string; name: string };
  organization_card: { id: string; name: string };
  site_card: { id: string; name: string };
}
