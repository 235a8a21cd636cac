import type { Generated, JSONColumnType } from "kysely";
import type { AlertSource, AlertStatus, Severity } from "../../../contract/alerts.ts";

export interface AlertTables {
  alert_source: {
    id: string;
    key: string;
    name: string;
    active: Generated<boolean>;
    team_id: string | null;
    category_id: string | null;
    on_resolved: AlertSource["on_resolved"];
    severities: JSONColumnType<AlertSource["severities"]>;
    reopen_hours: number;
    flap_changes: number;
    flap_minutes: number;
    quiet_minutes: number;
    person_id: string | null;
    changed_at: Date;
    version: Generated<number>;
  };
  alert: {
    id: string;
    source_id: string;
    dedupe_key: string;
    ticket_id: string;
    current: Generated<boolean>;
    status: AlertStatus;
    status_since: Date;
    title: string;
    severity: Severity;
    url: string | null;
    count: number;
    first_at: Date;
    last_at: Date;
    changes: Generated<Date[]>;
    flapping_since: Date | null;
  };
  // Published by other rooms.
  team_card: { id: string; name: string };
}
