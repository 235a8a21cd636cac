import { readTable, type CsvRow as Row } from "../../platform/read-table.ts";

export const columns = [
  "name",
  "email",
  "phone",
  "mobile",
  "title",
  "department",
  "organization",
  "site",
  "room",
  "language",
  "external_id",
  "vip",
  "vulnerable",
] as const;
export type Column = (typeof columns)[number];
export type Cells = Partial<Record<Column, string>>;

export type CsvRow = Row<Column>;

const also = new Map<string, Column>([
  ["navn", "name"],
  ["e-post", "email"],
  ["epost", "email"],
  ["e-mail", "email"],
  ["telefon", "phone"],
  ["mobil", "mobile"],
  ["tittel", "title"],
  ["stilling", "title"],
  ["avdeling", "department"],
  ["organisasjon", "organization"],
  ["organisation", "organization"],
  ["sted", "site"],
  ["rom", "room"],
  ["språk", "language"],
  ["ekstern_id", "external_id"],
  ["sårbar", "vulnerable"],
]);

/** The rows of a file of people, headers in English or Norwegian. */
export const readCsv = (csv: string): Promise<CsvRow[]> => readTable(csv, { columns, needed: "name", also });
