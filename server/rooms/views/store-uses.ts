import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import { namedAs } from "../tickets/index.ts";
import type { ViewTables } from "./tables.ts";

/** Views that name one of these questions of forms in their filter, their marks, their columns, their order or their headings. An administrator asks, once in a while: it walks all of them. */
export const viewsNaming = (db: Db, keys: readonly string[]) =>
  tables<ViewTables>(db)
    .selectFrom("ticket_view")
    .select(["name", "scope"])
    .where("retired_at", "is", null)
    .where(
      sql<boolean>`(filter ~* ${namedAs(keys)} or marks::text ~* ${namedAs(keys)} or columns && ${keys.map((key) => `field.${key}`)}::text[]
        or sort_field = any(${keys.map((key) => `field.${key}`)}::text[]) or group_by = any(${keys.map((key) => `field.${key}`)}::text[]))`,
    )
    .orderBy("scope")
    .orderBy(asRead("name"))
    .execute();
