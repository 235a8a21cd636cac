import type { JSONColumnType } from "kysely";
import type { KeptLevel } from "./level.ts";

export interface LevelTables {
  service_level_list: {
    id: string;
    version: number;
    from_at: Date;
    levels: JSONColumnType<KeptLevel[], string, string>;
    made_by: string | null;
  };
  person_card: { id: string; name: string };
}
