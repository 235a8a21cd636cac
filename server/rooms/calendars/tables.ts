import type { Generated, JSONColumnType } from "kysely";
import type { Calendar, SpecialDay } from "./clock/calendar.ts";

export interface Holiday {
  on: string;
  name: string | null;
}

type Written<T extends object> = JSONColumnType<T, string | undefined, string>;

export interface CalendarTables {
  calendar: {
    id: string;
    name: string;
    time_zone: string;
    hours: JSONColumnType<Calendar["hours"]>;
    holidays: Written<Holiday[]>;
    exceptions: Written<SpecialDay[]>;
    feed_url: string | null;
    feed_holidays: Written<Holiday[]>;
    /** So many events of it were left out. */
    feed_not_understood: Generated<number>;
    feed_read_at: Date | null;
    feed_tried_at: Date | null;
    feed_failure: "unreachable" | "refused" | "no_calendar" | null;
    active: Generated<boolean>;
    version: Generated<number>;
    changed_at: Date;
  };
  calendar_team: { team_id: string; calendar_id: string };
  calendar_site: { site_id: string; calendar_id: string };
  // Published by other rooms, for the names.
  team: { id: string; name: string };
  site_card: { id: string; name: string };
}
