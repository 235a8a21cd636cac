import type { PlainGroup } from "../../../contract/views.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";

/** Tickets that share a value of a field, below one heading. */
export interface Group {
  /** Of the field; null: it has none. */
  value: string | null;
  /** Where the heading stands among the others. */
  place: string;
  name: string | null;
  count: number;
  /** What its tickets have in common. */
  within: RawBuilder<boolean>;
}

interface Grouped {
  column: RawBuilder<unknown>;
  type: "text" | "smallint" | "uuid";
  /** Of `found.value`. */
  place: RawBuilder<string>;
  name: RawBuilder<string | null>;
}

const rank = (order: readonly string[]) => sql<string>`array_position(${[...order]}::text[], found.value)::text`;
const none = sql<null>`null::text`;

/** What may be a heading. A team's or a person's name decides its place; nobody stands first. */
const fields: Record<PlainGroup, Grouped> = {
  status: {
    column: sql`ticket.status`,
    type: "text",
    place: rank(["new", "open", "waiting", "resolved", "closed"]),
    name: none,
  },
  priority: {
    column: sql`ticket.priority`,
    type: "text",
    place: rank(["critical", "high", "normal", "low"]),
    name: none,
  },
  tier: { column: sql`ticket.tier`, type: "smallint", place: sql`found.value::text`, name: none },
  team: {
    column: sql`ticket.team_id`,
    type: "uuid",
    place: sql`(select tier || lower(name) || id from team_card where id = found.value)`,
    name: sql`(select name from team_card where id = found.value)`,
  },
  assignee: {
    column: sql`ticket.assignee_id`,
    type: "uuid",
    place: sql`coalesce((select lower(name) || id from person_card where id = found.value), '')`,
    name: sql`(select name from person_card where id = found.value)`,
  },
};

/** The headings that some tickets stand below, with how many: one walk over them. */
export async function groupsIn(db: Db, condition: RawBuilder<boolean>, field: PlainGroup): Promise<Group[]> {
  const { column, place, name } = fields[field];
  // A heading's name is looked up once, not for each of its tickets.
  const { rows } = await sql<Omit<Group, "within">>`
    select found.value::text as value, ${place} as place, ${name} as name, found.count
    from (select ${column} as value, count(*)::int as count from ticket where ${condition} group by 1) found`.execute(tables(db));
  return rows.map((group) => ({ ...group, within: inGroup(field, group.value) }));
}

const inGroup = (field: PlainGroup, value: string | null): RawBuilder<boolean> =>
  value === null
    ? sql<boolean>`${fields[field].column} is null`
    : sql<boolean>`${fields[field].column} = ${value}::${sql.raw(fields[field].type)}`;
