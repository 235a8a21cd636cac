import { sql, type RawBuilder } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import type { Compare, Filter, Value } from "./filter/filter.ts";
import { wrongFilter } from "./refuse.ts";
import { keyOf } from "./resource/read-user.ts";

type Condition = RawBuilder<boolean>;

/** `name`: in any case; `text`: to the letter. `within`: a question of its own, which only asks for equals. */
type Column =
  | { kind: "id" | "text" | "name" | "flag" | "time"; sql: RawBuilder<unknown> }
  | { kind: "within"; where: (value: Condition) => Condition; column: RawBuilder<unknown>; any: Condition };

export type Columns = Readonly<Record<string, Column>>;

const email: Column = { kind: "name", sql: sql`c.email` };
const times = (table: string): Columns => ({
  "meta.created": { kind: "time", sql: sql`${sql.ref(`${table}.created_at`)}` },
  "meta.lastmodified": { kind: "time", sql: sql`${sql.ref(`${table}.changed_at`)}` },
});

/** What may be asked for, by its path in lower case, and where it stands: nothing of what was sent becomes SQL. */
export const userColumns: Columns = {
  id: { kind: "id", sql: sql`u.id` },
  username: { kind: "name", sql: sql`u.user_name_key` },
  externalid: { kind: "text", sql: sql`u.external_id` },
  displayname: { kind: "name", sql: sql`c.name` },
  "name.formatted": { kind: "name", sql: sql`c.name` },
  active: { kind: "flag", sql: sql`c.active` },
  emails: email,
  "emails.value": email,
  // One address is kept, that of work.
  "emails.type": { kind: "name", sql: sql`case when c.email is not null then 'work' end` },
  "emails.primary": { kind: "flag", sql: sql`c.email is not null` },
  ...times("u"),
};

const member = sql`m.user_id`;
const members: Column = {
  kind: "within",
  where: (value) => sql`exists (select from scim_member m where m.group_id = g.id and ${value})`,
  column: member,
  any: sql`exists (select from scim_member m where m.group_id = g.id)`,
};
export const groupColumns: Columns = {
  id: { kind: "id", sql: sql`g.id` },
  displayname: { kind: "name", sql: sql`g.name_key` },
  externalid: { kind: "text", sql: sql`g.external_id` },
  members,
  "members.value": members,
  ...times("g"),
};

const likely = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
const signs = { gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=` } as const;
const never = sql<boolean>`false`;

function ofText(is: Compare, column: RawBuilder<unknown>, value: string): Condition {
  switch (is) {
    case "eq":
      return sql`${column} = ${value}`;
    case "co":
      return sql`${column} like ${`%${likely(value)}%`}`;
    case "sw":
      return sql`${column} like ${`${likely(value)}%`}`;
    case "ew":
      return sql`${column} like ${`%${likely(value)}`}`;
    default:
      throw wrongFilter(is);
  }
}

function flagIn(value: Value): boolean {
  const text = String(value).toLowerCase();
  if (text !== "true" && text !== "false") throw wrongFilter(String(value));
  return text === "true";
}

function timeIn(value: Value): Date {
  const at = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) throw wrongFilter(String(value));
  return at;
}

/** Who has no such value is neither meant nor not meant by a comparison (NULL): where it is turned round, they are not. */
const not = (condition: Condition): Condition => sql`not coalesce(${condition}, false)`;

function compare(column: Column, is: Compare, value: Value): Condition {
  if (is === "ne") return not(compare(column, "eq", value));
  if (value === null) {
    if (is !== "eq") throw wrongFilter("null");
    return not(present(column));
  }
  if (column.kind === "within") {
    if (is !== "eq") throw wrongFilter(is);
    return isId(String(value)) ? column.where(sql`${column.column} = ${String(value)}::uuid`) : never;
  }
  if (column.kind === "id") {
    if (is !== "eq") throw wrongFilter(is);
    return isId(String(value)) ? sql`${column.sql} = ${String(value)}::uuid` : never;
  }
  if (column.kind === "flag") {
    if (is !== "eq") throw wrongFilter(is);
    return sql`${column.sql} = ${flagIn(value)}`;
  }
  if (column.kind === "time") {
    const at = timeIn(value);
    if (is === "eq") return sql`date_trunc('milliseconds', ${column.sql}) = ${at}`;
    if (is === "co" || is === "sw" || is === "ew") throw wrongFilter(is);
    return sql`date_trunc('milliseconds', ${column.sql}) ${signs[is]} ${at}`;
  }
  if (typeof value !== "string") throw wrongFilter(String(value));
  if (column.kind === "text") return ofText(is, column.sql, value);
  const small = keyOf(value);
  // The address as it is kept is in lower case, and has an index.
  if (is === "eq" && column === email) return sql`c.email = ${small}`;
  const folded = column === userColumns["username"] || column === groupColumns["displayname"] ? column.sql : sql`lower(${column.sql})`;
  return ofText(is, folded, small);
}

const present = (column: Column): Condition => (column.kind === "within" ? column.any : sql`(${column.sql} is not null)`);

/** A filter as a condition; 400 invalidFilter for what may not be asked for. `before`: in whose brackets it stands. */
export function conditionOf(filter: Filter, columns: Columns, before = ""): Condition {
  const columnAt = (path: string): Column => {
    const name = before ? `${before}.${path}` : path;
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!column) throw wrongFilter(name);
    return column;
  };
  switch (filter.is) {
    case "and":
      return sql`(${conditionOf(filter.left, columns, before)} and ${conditionOf(filter.right, columns, before)})`;
    case "or":
      return sql`(${conditionOf(filter.left, columns, before)} or ${conditionOf(filter.right, columns, before)})`;
    case "not":
      return not(conditionOf(filter.of, columns, before));
    case "has":
      if (filter.path !== "emails" && filter.path !== "members") throw wrongFilter(filter.path);
      return conditionOf(filter.of, columns, filter.path);
    case "pr":
      return present(columnAt(filter.path));
    default:
      return compare(columnAt(filter.path), filter.is, filter.value);
  }
}
