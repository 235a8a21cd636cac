import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { wrongField } from "./problem.ts";

export interface CsvRow<Column extends string> {
  /** Line of the file, the header being 1. */
  row: number;
  /** What is in it, trimmed; empty cells are left out. */
  cells: Partial<Record<Column, string>>;
  /** It has more cells than the header: a separator inside a text that is not quoted. */
  tooMany: boolean;
}

/** What a file may hold. */
export interface Sheet<Column extends string> {
  columns: readonly Column[];
  /** Without which it says nothing. */
  needed: Column;
  /** Other words for the columns. A map, because a header is a stranger's word and an object knows more words than its own. */
  also: ReadonlyMap<string, Column>;
}

/** The separator that the header uses most: Norwegian spreadsheets write semicolons, copied cells are tabs. */
function separatorOf(csv: string): string {
  const header = (/^[^\r\n]*/.exec(csv.slice(0, longestRow))?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (separator: string) => header.split(separator).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

function columnOf<Column extends string>({ columns, also }: Sheet<Column>, header: string): Column {
  const word = header.trim().toLowerCase().replace(/\s+/g, "_");
  const column = columns.find((one) => one === word) ?? also.get(word);
  if (!column) throw wrongField("/csv", "csv_column", { column: header.trim() || "?", columns: columns.join(", ") });
  return column;
}

function readHeader<Column extends string>(sheet: Sheet<Column>, cells: readonly string[]): Column[] {
  const found = cells.map((cell) => columnOf(sheet, cell));
  const twice = found.find((column, index) => found.indexOf(column) < index);
  if (twice) throw wrongField("/csv", "csv_column_twice", { column: twice });
  if (!found.includes(sheet.needed)) throw wrongField("/csv", "csv_column_missing", { column: sheet.needed });
  return found;
}

const portion = 64 * 1024;
/** What a company has, several times over. More is a mistake or malice, and each row costs memory until the last is read. */
const mostRows = 250_000;
const longestRow = 100_000;

function* portions(csv: string): Generator<Buffer> {
  const bytes = Buffer.from(csv);
  for (let from = 0; from < bytes.length; from += portion) yield bytes.subarray(from, from + portion);
}

/**
 * The rows of a CSV text: comma, semicolon or tab, quotes, a byte order mark, headers in any case, English or Norwegian.
 * A file that cannot be read as a whole is refused at /csv. Gives other requests their turn between portions.
 */
export async function readTable<Column extends string>(csv: string, sheet: Sheet<Column>): Promise<CsvRow<Column>[]> {
  if (csv.includes("\u{fffd}")) throw wrongField("/csv", "csv_encoding");
  const options = {
    bom: true,
    delimiter: separatorOf(csv),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: longestRow,
  };
  const parser = Readable.from(portions(csv), { objectMode: false }).pipe(parse(options));
  const rows: CsvRow<Column>[] = [];
  let header: Column[] | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!header) {
        header = readHeader(sheet, record);
        continue;
      }
      const cells: Partial<Record<Column, string>> = {};
      for (const [index, column] of header.entries()) if (record[index]) cells[column] = record[index];
      const tooMany = record.slice(header.length).some((cell) => cell !== "");
      if (tooMany || Object.keys(cells).length > 0) rows.push({ row: info.lines, cells, tooMany });
      if (rows.length > mostRows) throw wrongField("/csv", "csv_too_many_rows", { most: mostRows });
      // A stream that is always ready never leaves the turn.
      if (rows.length % 500 === 0) await new Promise((next) => setImmediate(next));
    }
  } catch (error) {
    if (error instanceof CsvError) throw wrongField("/csv", "csv_broken", { line: Number(error["lines"] ?? 1) });
    throw error;
  }
  if (!header) throw wrongField("/csv", "required");
  return rows;
}
