import { sql, tables, type Db } from "../../platform/db.ts";
import { namedAs } from "../tickets/index.ts";
import type { ViewTables } from "./tables.ts";

/** Views that name the question of a form in their filter, their marks or their columns. An administrator asks, once in a while: it walks all of them. */
export const viewsNaming = (db: Db, key: string) =>
  tables<ViewTables>(db)
    .selectFrom("ticket_view")
    .select(["name", "scope"])
    .where("retired_at", "is", null)
    .where(sql<boolean>`(filter ~* ${namedAs(key)} or marks::text ~* ${namedAs(key)} or ${`field.${key}`} = any(columns))`)
    .orderBy("scope")
    .orderBy("name")
    .execute();
