import type { Language } from "../../../contract/shapes.ts";
import { sql, tables, type Db } from "../../platform/db.ts";

/** What of these there is, by id, in a language; `kind` where it is looked for. */
export async function namesOf(db: Db, ids: readonly string[], language: Language): Promise<Map<string, { kind: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const wanted = sql`id = any(${[...new Set(ids)]}::uuid[])`;
  const name = sql.ref(`name_${language}`);
  const { rows } = await sql<{ id: string; kind: string; name: string }>`
    select id, 'request_types' as kind, ${name} as name from request_type_card where ${wanted}
    union all select id, 'organizations', name from organization_card where ${wanted}
    union all select id, 'people', name from person_card where ${wanted}
    union all select id, 'teams', name from team_card where ${wanted}
    union all select id, 'hours', name from calendar_card where active and ${wanted}`.execute(tables(db));
  return new Map(rows.map(({ id, ...one }) => [id, one]));
}
