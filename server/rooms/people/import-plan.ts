import type { Language } from "../../../contract/shapes.ts";
import { personMarks, type PersonMark } from "../../../contract/person-marks.ts";
import { newId } from "../../platform/id.ts";
import type { CsvRow } from "./csv.ts";
import { ways } from "./guard-entrusted.ts";
import { checkCells, type CellError, type PersonCells } from "./import-cells.ts";
import { addRoom, findPlace, type PlaceBook } from "./import-places.ts";
import type { ImportedPerson } from "./store-import.ts";

export interface Checked {
  row: CsvRow;
  values: PersonCells;
  errors: CellError[];
}

export type Planned =
  | { outcome: "refused"; row: CsvRow; errors: CellError[] }
  | { outcome: "unchanged"; row: CsvRow }
  | { outcome: "created"; row: CsvRow; person: ImportedPerson; marks: MarkChange[] }
  | { outcome: "updated"; row: CsvRow; person: ImportedPerson; fields: string[]; marks: MarkChange[]; before: ImportedPerson };

/** A mark that is set, or taken away. */
export interface MarkChange {
  mark: PersonMark;
  on: boolean;
}

/** Checks the cells of one row after the other, and that no two rows are the same person. */
export function rowChecker(): (row: CsvRow) => Checked {
  const seen = new Map<string, number>();
  return (row) => {
    const checked = { row, ...checkCells(row) };
    for (const column of ["email", "external_id"] as const) {
      const value = checked.values[column];
      if (value === undefined) continue;
      const first = seen.get(`${column}:${value}`);
      if (first) checked.errors.push({ column, code: "twice", facts: { row: first } });
      else seen.set(`${column}:${value}`, row.row);
    }
    return checked;
  };
}

export interface Known {
  byEmail: ReadonlyMap<string, ImportedPerson>;
  byExternalId: ReadonlyMap<string, ImportedPerson>;
  /** Whose mail address the importer may not change. */
  guarded: ReadonlySet<string>;
  /** Whose address and numbers are changed on proof alone: they sign in somewhere. */
  proven: ReadonlySet<string>;
  /** The importer is an administrator, who may bring what the system of that name says of its own people. */
  ownsSource: boolean;
  /** By person: what they are marked as. */
  marks: ReadonlyMap<string, ReadonlySet<PersonMark>>;
  /** What the importer may mark people as. */
  mayMark: readonly PersonMark[];
}

/** Who the row is about: by external id, then by address; the two may not point at different people. */
function whoIs(values: PersonCells, known: Known, source: string): { before: ImportedPerson | null } | { error: CellError } {
  const byId = values.external_id ? known.byExternalId.get(values.external_id) : undefined;
  const byEmail = values.email ? known.byEmail.get(values.email) : undefined;
  if (byId && byEmail && byId.id !== byEmail.id)
    return { error: { column: "email", code: "email_of_other", facts: { name: byEmail.name } } };
  const before = byId ?? byEmail ?? null;
  const otherId =
    before?.source === source && before.external_id !== null && values.external_id && before.external_id !== values.external_id;
  if (otherId)
    return { error: { column: "external_id", code: "other_external_id", facts: { name: before.name, id: before.external_id ?? "" } } };
  return { before };
}

const compared = [
  "name",
  "email",
  "phone",
  "mobile",
  "title",
  "department",
  "language",
  "organization_id",
  "site_id",
  "room_id",
  "external_id",
  "source",
] as const;

export interface Planner {
  plan(checked: Checked): Planned;
  newRooms: { id: string; site_id: string; name: string }[];
}

/** Pure but for new ids: what an import would do, row after row. A dry run shows it, a real run also writes it. */
export function importPlanner(known: Known, book: PlaceBook, source: string, language: Language): Planner {
  const newRooms: Planner["newRooms"] = [];
  const met = new Map<string, number>();
  const plan = ({ row, values, errors }: Checked): Planned => {
    const who = whoIs(values, known, source);
    const before = "before" in who ? who.before : null;
    const place = findPlace(book, row.cells, values.email, before);
    const wrong = [...errors, ...("error" in who ? [who.error] : []), ...("error" in place ? [place.error] : [])];
    const first = before && met.get(before.id);
    if (first && wrong.length === 0) wrong.push({ column: "email", code: "twice", facts: { row: first } });
    const had = before ? known.marks.get(before.id) : undefined;
    const { marks: said, ...cells } = values;
    const marks = personMarks.flatMap((mark) => {
      const on = said[mark];
      return on === undefined || on === (had?.has(mark) ?? false) ? [] : [{ mark, on }];
    });
    const notTheirs = marks.find(({ mark }) => !known.mayMark.includes(mark));
    if (notTheirs) wrong.push({ column: notTheirs.mark, code: "not_yours_to_mark" });
    if (wrong.length > 0 || "error" in place) return { outcome: "refused", row, errors: wrong };
    if (before) met.set(before.id, row.row);
    const person: ImportedPerson = { ...(before ?? blank(language, place.timeZone)), ...cells, ...place.place };
    // Somebody who came from elsewhere keeps that origin; who came from nowhere is this source's from now on.
    if (values.external_id && (!before || before.external_id === null || before.source === source)) person.source = source;
    else if (before) Object.assign(person, { external_id: before.external_id, source: before.source });
    if (place.newRoom) {
      const id = newId();
      newRooms.push({ id, site_id: place.newRoom.siteId, name: place.newRoom.name });
      addRoom(book, place.newRoom.siteId, place.newRoom.name, id);
      person.room_id = id;
    }
    if (!before) return { outcome: "created", row, person, marks };
    const fields = compared.filter((field) => person[field] !== before[field]);
    const way = ways.find((one) => fields.includes(one));
    if (way && known.guarded.has(before.id))
      return { outcome: "refused", row, errors: [{ column: way, code: "entrusted", facts: { name: before.name } }] };
    const hadNumber = before.phone !== null || before.mobile !== null;
    const asked = ways.find((one) => fields.includes(one) && (one === "email" || hadNumber));
    const theirs = known.ownsSource && before.source === source && before.external_id !== null;
    if (asked && known.proven.has(before.id) && !theirs)
      return { outcome: "refused", row, errors: [{ column: asked, code: "contact_proof", facts: { name: before.name } }] };
    const moved = fields.length + marks.length > 0;
    return moved ? { outcome: "updated", row, person, fields, marks, before } : { outcome: "unchanged", row };
  };
  return { plan, newRooms };
}

const blank = (language: Language, timeZone: string | null): ImportedPerson => ({
  id: newId(),
  name: "",
  email: null,
  phone: null,
  mobile: null,
  title: null,
  department: null,
  language,
  time_zone: timeZone ?? "Europe/Oslo",
  organization_id: null,
  site_id: null,
  room_id: null,
  external_id: null,
  source: null,
});
