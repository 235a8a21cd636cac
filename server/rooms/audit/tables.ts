import type { EventTables } from "../../platform/events/tables.ts";

export interface AuditTables {
  audit_segment: {
    n: string;
    sealed_at: Date;
    ids: string[];
    rows_hash: Buffer;
    hash: Buffer;
    signature: Buffer;
    key_name: string;
    forgotten_at: Date | null;
  };
  audit_anchor: { n: string; hash: Buffer; at: Date; mailed_at: Date | null };
  event: EventTables["event"];
  reaction_cursor: EventTables["reaction_cursor"];
}
