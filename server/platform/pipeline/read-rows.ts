import pg from "pg";

/** What PostgreSQL tells of a column before its rows. */
export interface Field {
  name: string;
  dataTypeID: number;
}
type Row = Record<string, unknown>;
/** Makes a row of values as they came over the wire. */
export type ReadRow = (values: readonly (string | null)[]) => Row;

/** How the rows of a statement are read. It stays as it is for as long as the statement stays prepared. */
export function rowReader(fields: readonly Field[]): ReadRow {
  const columns = fields.map(({ name, dataTypeID }) => ({
    name,
    read: pg.types.getTypeParser(dataTypeID, "text") as (value: string) => unknown,
  }));
  return (values) => {
    const row: Row = {};
    for (const [n, { name, read }] of columns.entries()) {
      const value = values[n];
      row[name] = value === null || value === undefined ? null : read(value);
    }
    return row;
  };
}
