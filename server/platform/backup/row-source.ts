import { quote, type TableShape } from "./describe-tables.ts";

/**
 * A place in the event log is a transaction's number, and numbers begin anew in another PostgreSQL: there, events with
 * high ones would come after all that is told from then on, and no reader would see a new one. So a backup numbers by what
 * readers have read: 1 is what all have, each reader's place is the last number that it has read. Numbers stay below any
 * transaction's; within one, the order is that of the ids; and a backup of a restored desk has the same ones.
 */
const renumbered: Record<string, Record<string, string>> = {
  event: {
    xid: "(select 1 + count(*) from reaction_cursor as c where (c.xid, c.event_id) < (event.xid, event.id))",
  },
  reaction_cursor: {
    xid: "(select count(*) from reaction_cursor as c where (c.xid, c.event_id) <= (reaction_cursor.xid, reaction_cursor.event_id))",
    event_id: "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
  },
};

/** The rows of a table in their order, as COPY writes them: the same rows are the same bytes. */
export function rowsOf({ name, columns, order }: TableShape): string {
  const values = columns.map((column) => {
    const other = renumbered[name]?.[column];
    return other ? `${other} as ${quote(column)}` : `${quote(name)}.${quote(column)}`;
  });
  return `copy (select ${values.join(", ")} from ${quote(name)} order by ${qualified(name, order)}) to stdout`;
}

/** `order by event_id` would mean the renumbered column. */
const qualified = (name: string, order: string): string =>
  order.includes("::text") ? order : order.replaceAll(/(^|, )/g, `$1${quote(name)}.`);
