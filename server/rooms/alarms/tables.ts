import type { JSONColumnType } from "kysely";

export interface AlarmTables {
  mail_incident: {
    id: string;
    mailbox_id: string | null;
    kind: "fetching" | "sending" | "outbox";
    fault: string;
    facts: JSONColumnType<Record<string, string | number>>;
    began_at: Date;
    told_at: Date | null;
    ended_at: Date | null;
  };
}
