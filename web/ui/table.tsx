import type { ReactNode } from "react";
import type { Path } from "../platform/paths.ts";
import { Link } from "../platform/place.tsx";
import css from "./table.module.css";

export interface TableColumn<T> {
  /** The heading; on a narrow screen it stands before the value. */
  name: string;
  /** What a row shows here; null leaves the line out on a narrow screen. */
  cell: (row: T) => ReactNode;
  /** Numbers and times: at the end of their column. */
  end?: boolean;
  /** As narrow as its content. */
  tight?: boolean;
}

interface TableProps<T> {
  label: string;
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** The first column names the row. */
  columns: readonly TableColumn<T>[];
  /** Where a row leads: its name is the link, and the whole row can be pressed. */
  to?: (row: T) => Path | null;
  /** Buttons at the end of a row. */
  actions?: (row: T) => ReactNode;
  /** For rows that no longer count: retired, closed. */
  faded?: (row: T) => boolean;
}

const isEmpty = (shown: ReactNode) => shown === null || shown === undefined || shown === false || shown === "";

/** Rows of a few facts each. Below 560 px every row is a small card that names its facts. */
export function Table<T>({ label, rows, keyOf, columns, to, actions, faded }: TableProps<T>) {
  return (
    <div className={css.frame}>
      <table className={css.table} aria-label={label} role="table">
        <thead className={css.head} role="rowgroup">
          <tr role="row">
            {columns.map(({ name, end, tight }) => (
              <th key={name} scope="col" role="columnheader" data-end={end || undefined} data-tight={tight || undefined}>
                {name}
              </th>
            ))}
            {actions && <td className={css.actions} role="cell" />}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => {
            const path = to?.(row) ?? null;
            return (
              <tr
                key={keyOf(row)}
                role="row"
                className={css.row}
                data-pressable={path ? true : undefined}
                data-faded={faded?.(row) || undefined}
              >
                {columns.map(({ name, cell, end, tight }, index) => {
                  const shown = cell(row);
                  return (
                    <td
                      key={name}
                      role="cell"
                      data-name={index > 0 ? name : undefined}
                      data-end={end || undefined}
                      data-tight={tight || undefined}
                      data-empty={isEmpty(shown) || undefined}
                    >
                      {index === 0 && path ? (
                        <Link to={path} className={css.link}>
                          {shown}
                        </Link>
                      ) : (
                        shown
                      )}
                    </td>
                  );
                })}
                {actions && (
                  <td role="cell" className={css.actions}>
                    <span>{actions(row)}</span>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
