import { assetRoutes, assetStates, type AssetState } from "../../../contract/assets.ts";
import { newId } from "../../platform/id.ts";
import type { CsvRow } from "../../platform/read-table.ts";
import { findPlace, type PersonRow, type PlaceBook } from "../people/index.ts";
import { hold } from "./settle.ts";
import type { KindRow } from "./store.ts";
import type { ImportedAsset } from "./store-import.ts";

export const columns = ["tag", "name", "kind", "serial", "person", "organization", "site", "state", "note"] as const;
export type Column = (typeof columns)[number];
export type Row = CsvRow<Column>;

export interface CellError {
  column: Column | "";
  code: string;
  facts?: Record<string, string | number>;
}

export type Planned =
  | { outcome: "refused"; row: Row; errors: CellError[] }
  | { outcome: "unchanged"; row: Row }
  | { outcome: "created" | "updated"; row: Row; asset: ImportedAsset; fields: string[] };

/** What the desk knows of what a file names. */
export interface Known {
  /** By tag, as the file writes it. */
  assets: ReadonlyMap<string, ImportedAsset>;
  /** By mail address. */
  people: ReadonlyMap<string | null, PersonRow>;
  kinds: readonly KindRow[];
  places: PlaceBook;
}

/** The same checks as for one that is added by hand. */
const shape = assetRoutes["POST /assets"].body.shape;
const plain = ["tag", "name", "serial", "note"] as const;
const same = (text: string): string => text.trim().toLocaleLowerCase("nb");

const states = new Map<string, AssetState>([
  ...assetStates.map((state) => [state, state] as const),
  ["in use", "in_use"],
  ["i bruk", "in_use"],
  ["in stock", "in_stock"],
  ["på lager", "in_stock"],
  ["lager", "in_stock"],
  ["tapt", "lost"],
  ["utgått", "retired"],
  ["kassert", "retired"],
]);

const compared = ["tag", "name", "kind_id", "serial", "person_id", "organization_id", "site_id", "state", "note"] as const;

/** Pure but for new ids: what an import would do with one row after the other. Rows are matched by tag; empty cells change nothing. */
export function importPlanner({ assets, people, kinds, places }: Known): (row: Row) => Planned {
  const met = new Map<string, number>();
  return (row) => {
    const { cells } = row;
    const errors: CellError[] = [];
    const wrong = (column: Column | "", code: string, facts?: CellError["facts"]) =>
      void errors.push({ column, code, ...(facts && { facts }) });
    if (row.tooMany) wrong("", "too_many_cells");
    const values: Partial<Record<(typeof plain)[number], string>> = {};
    for (const column of plain) {
      const cell = cells[column];
      if (cell === undefined) continue;
      const parsed = shape[column].safeParse(cell);
      if (parsed.success) values[column] = parsed.data ?? undefined;
      else wrong(column, column === "tag" ? "asset_tag" : parsed.error.issues[0]?.code === "too_big" ? "too_long" : "one_line");
    }
    const { tag = cells.tag ?? "" } = values;
    if (tag === "") wrong("tag", "asset_no_tag");
    const first = met.get(same(tag));
    if (tag !== "" && first) wrong("tag", "asset_twice", { row: first });
    else met.set(same(tag), row.row);
    const before = assets.get(tag) ?? null;
    if (!before && !cells.name) wrong("name", "asset_no_name");
    const kind = cells.kind
      ? kinds.find((one) => [one.key, one.name_en, one.name_nb].some((name) => same(name) === same(cells.kind ?? "")))
      : null;
    if (cells.kind && !kind) wrong("kind", "asset_kind_unknown", { name: cells.kind });
    if (kind?.retired && kind.id !== before?.kind_id) wrong("kind", "asset_kind_retired", { name: cells.kind ?? "" });
    const kind_id = kind?.id ?? before?.kind_id;
    if (!cells.kind && !before) wrong("kind", "asset_no_kind");
    const person = cells.person ? people.get(cells.person.toLowerCase()) : undefined;
    if (cells.person && !person) wrong("person", "asset_person_unknown", { name: cells.person });
    const state = cells.state ? states.get(same(cells.state)) : undefined;
    if (cells.state && !state) wrong("state", "asset_state");
    const held = hold({ ...(state && { state }), ...(person && { person_id: person.id }) }, before);
    if (held.person_id !== null && held.state !== "in_use" && held.state !== "lost") wrong("state", "asset_held");
    const at = before ?? { organization_id: null, site_id: null };
    const moves = person && person.id !== before?.person_id && !cells.organization && !cells.site;
    const place = moves
      ? { place: { organization_id: person.organization_id, site_id: person.site_id } }
      : findPlace(places, cells, undefined, { organization_id: at.organization_id, site_id: at.site_id, room_id: null });
    if ("error" in place) errors.push({ ...place.error, column: place.error.column as Column });
    if (errors.length > 0 || "error" in place || !kind_id) return { outcome: "refused", row, errors };
    const { organization_id, site_id } = place.place;
    const asset: ImportedAsset = {
      id: before?.id ?? newId(),
      tag,
      name: values.name ?? before?.name ?? "",
      serial: values.serial ?? before?.serial ?? null,
      note: values.note ?? before?.note ?? null,
      kind_id,
      organization_id,
      site_id,
      ...held,
    };
    if (!before) return { outcome: "created", row, asset, fields: [] };
    const fields = compared.filter((field) => asset[field] !== before[field]).map((field) => field.replace(/_id$/, ""));
    return fields.length > 0 ? { outcome: "updated", row, asset, fields } : { outcome: "unchanged", row };
  };
}
