import { tables, type Db } from "../../platform/db.ts";
import type { PeopleTables } from "./tables.ts";

export type WayOnFile = Pick<PeopleTables["contact_point"], "kind" | "value" | "since" | "until">;

/** How somebody is reached, and was until so lately: the newest first. Rides contact_point_person_all_idx. */
export const waysSince = (db: Db, personId: string, since: Date): Promise<WayOnFile[]> =>
  tables<PeopleTables>(db)
    .selectFrom("contact_point")
    .select(["kind", "value", "since", "until"])
    .where("person_id", "=", personId)
    .where((is) => is.or([is("until", "is", null), is("until", ">", since)]))
    .orderBy("since", "desc")
    .execute();
