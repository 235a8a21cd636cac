import { peopleRoutes } from "../../../contract/people.ts";
import { personMarks, type PersonMark } from "../../../contract/person-marks.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Cells, Column, CsvRow } from "./csv.ts";

export interface CellError {
  column: string;
  code: string;
  facts?: Record<string, string | number>;
}

/** A row whose cells have the form that the API asks of the same fields; places are still names. */
export interface PersonCells {
  name: string;
  email?: string;
  phone?: string;
  mobile?: string;
  title?: string;
  department?: string;
  language?: Language;
  external_id?: string;
  /** What is said of their marks; of what is not said nothing changes. */
  marks: Partial<Record<PersonMark, boolean>>;
}

/** The same checks as for a person added by hand. */
const shape = peopleRoutes["POST /people"].body.shape;
const plain = ["name", "email", "phone", "mobile", "title", "department", "external_id"] as const;

const languages = new Map<string, Language>([
  ...["en", "english", "engelsk"].map((word) => [word, "en"] as const),
  ...["nb", "nn", "no", "norsk", "norwegian", "bokmål"].map((word) => [word, "nb"] as const),
]);

const yesOrNo = new Map([
  ...["yes", "ja", "true", "x", "1"].map((word) => [word, true] as const),
  ...["no", "nei", "false", "0"].map((word) => [word, false] as const),
]);

const codes: Partial<Record<Column, string>> = { email: "email", phone: "phone", mobile: "phone" };

/** Pure: what a row says about a person, or what is wrong with which of its cells. */
export function checkCells({ cells, tooMany }: CsvRow): { values: PersonCells; errors: CellError[] } {
  const errors: CellError[] = [];
  const values: PersonCells = { name: "", marks: {} };
  if (tooMany) errors.push({ column: "", code: "too_many_cells" });
  if (!cells.name) errors.push({ column: "name", code: "name_missing" });
  if (!cells.email && !cells.external_id) errors.push({ column: "email", code: "no_key" });
  for (const column of plain) {
    const cell = cells[column];
    if (cell === undefined) continue;
    const parsed = shape[column].safeParse(cell);
    if (parsed.success) Object.assign(values, { [column]: parsed.data });
    else errors.push({ column, code: codes[column] ?? (parsed.error.issues[0]?.code === "too_big" ? "too_long" : "one_line") });
  }
  const language = cells.language && languages.get(cells.language.toLowerCase().split(/[-_]/)[0] ?? "");
  if (language) values.language = language;
  else if (cells.language) errors.push({ column: "language", code: "language" });
  for (const mark of personMarks) {
    const on = yesOrNo.get(cells[mark]?.toLowerCase() ?? "");
    if (on !== undefined) values.marks[mark] = on;
    else if (cells[mark]) errors.push({ column: mark, code: "yes_or_no" });
  }
  return { values, errors };
}

export type PlaceCells = Pick<Cells, "organization" | "site" | "room">;
