import type { Generated, JSONColumnType } from "kysely";

export interface EventTables {
  event: {
    id: string;
    xid: Generated<string>;
    type: string;
    at: Date;
    actor_id: string | null;
    ticket_id: string | null;
    contact_id: string | null;
    person_id: string | null;
    public: boolean;
    data: JSONColumnType<Record<string, unknown>>;
  };
  reaction_cursor: { subscriber: string; xid: string; event_id: string };
  reaction_failure: { subscriber: string; event_id: string; error: string; attempts: number; failed_at: Date };
}
